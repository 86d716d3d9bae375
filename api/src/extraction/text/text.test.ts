import { describe, expect, it } from 'vitest'
import { blocksOf, boxOf, joinLines } from './blocks.ts'
import { linesOf, type Run, textOf } from './lines.ts'

const run = (text: string, x: number, y: number, over: Partial<Run> = {}): Run => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  bold: false,
  ...over,
})

describe('linesOf', () => {
  it('joins words of one baseline, with a space where there is one', () => {
    const lines = linesOf(1, [run('rapporte', 90, 700), run('Régine', 50, 700.4), run(' :', 130, 700)])
    expect(lines.map((line) => line.text)).toEqual(['Régine rapporte :'])
  })

  it('keeps columns apart', () => {
    const lines = linesOf(1, [run('Direction', 40, 700), run('Séance publique', 300, 700)])
    expect(lines.map((line) => line.text)).toEqual(['Direction', 'Séance publique'])
  })

  it('reads from the top whatever the order of drawing, and composes accents', () => {
    const lines = linesOf(1, [run('bas', 40, 100), run('e\u0301lu', 40, 700)])
    expect(lines.map((line) => line.text)).toEqual(['élu', 'bas'])
  })

  it('calls a line bold when most of it is', () => {
    const bold = linesOf(1, [run('Objet', 40, 700, { bold: true }), run('du rapport', 70, 700)])
    expect(bold[0]?.bold).toBe(false)
  })
})

it('writes a page a line each, and the cells of a row behind tabs', () => {
  const row = (y: number, ...cells: string[]) => cells.map((cell, at) => run(cell, 40 + 150 * at, y))
  const lines = linesOf(1, [run('Répartition', 40, 700), ...row(680, 'Aubrelle', '25 200 €'), ...row(660, 'Crevin', '29 340 €')]) // prettier-ignore
  expect(textOf(lines)).toBe('Répartition\nAubrelle\t25 200 €\nCrevin\t29 340 €')
})

describe('blocksOf', () => {
  const title = (text: string, y: number) => run(text, 100, y, { size: 15, bold: true })

  it('keeps the lines of a heading together, across a column in between', () => {
    const runs = [title('Aide à la voirie', 500), run('marge', 20, 492), title('quatrième répartition', 482)]
    const blocks = blocksOf(linesOf(1, runs))
    expect(blocks.map((block) => joinLines(block.lines))).toEqual([
      'Aide à la voirie quatrième répartition',
      'marge',
    ])
  })

  it('ends a block at a gap, at another size and at another weight', () => {
    const runs = [title('Titre', 500), title('Loin', 440), run('texte', 100, 428), run('texte', 100, 416)]
    expect(blocksOf(linesOf(1, runs)).map((block) => block.lines.length)).toEqual([1, 1, 2])
  })
})

describe('joinLines', () => {
  it.each([
    [['Aide aux', 'communes'], 'Aide aux communes'],
    [['sub-', 'vention'], 'subvention'],
    [['Languedoc-', 'Roussillon'], 'Languedoc-Roussillon'],
    [['sous-', 'préfecture'], 'sous-préfecture'],
    [['Convention -', 'avenant'], 'Convention - avenant'],
    [['un  mot', ' deux '], 'un mot deux'],
    [[], ''],
  ])('%j', (lines, expected) => expect(joinLines(lines.map((text) => ({ text })))).toBe(expected))
})

it('boxes lines in points', () => {
  const [line] = linesOf(1, [run('Objet', 40, 700)])
  expect(boxOf([line!])).toEqual([40, 697.5, 25, 11])
})
