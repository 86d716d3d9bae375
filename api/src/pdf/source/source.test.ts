import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDict, readString } from '../syntax/read.ts'
import { allCases } from '../testing/cases.ts'
import { locked } from '../testing/crypt.ts'
import { objectsOf, sheetsOf } from '../testing/sketch.ts'
import { hybrid, updated } from '../testing/structure.ts'
import { writePdf } from '../testing/write.ts'
import { SourceFault } from './fault.ts'
import { REBUILT, SEVERAL } from './objects.ts'
import { openSource } from './source.ts'

const folder = mkdtempSync(join(tmpdir(), 'source-'))
const refusalOf = (bytes: Buffer): string => {
  try {
    const source = openSource(bytes)
    return source.pages().length === 0 ? 'NO_PAGE' : `${source.pages().length} pages`
  } catch (error) {
    if (error instanceof SourceFault) return error.refusal
    throw error
  }
}

describe('a source', () => {
  // An XFA shell has a page; whoever looks at forms refuses it.
  const cases = allCases.filter(({ name }) => name !== 'dynamic form')
  it.each(cases)('gives the pages of « $name »', ({ make, answer, pages }) => {
    const said = refusalOf(make())
    if (answer === 'bounded' && !said.endsWith('pages')) return
    if (typeof answer === 'string') expect(said).toBe(`${pages} pages`)
    else expect(answer).toContain(said)
  })

  it.each(allCases.filter(({ answer }) => answer === 'ACCEPTED'))(
    'finds no flaw in « $name »',
    ({ make }) => {
      const source = openSource(make())
      for (const { dict } of source.pages()) for (const value of dict.values()) source.resolve(value)
      expect([...source.flaws]).toEqual([])
    },
  )

  it.each(allCases.filter(({ answer }) => answer === 'REPAIRED'))(
    'says that « $name » was mended',
    ({ make }) => {
      expect(openSource(make()).flaws.size).toBeGreaterThan(0)
    },
  )

  it('reads the same from the disk as from memory', () => {
    const bytes = hybrid()
    const path = join(folder, 'hybrid.pdf')
    writeFileSync(path, bytes)
    const [disk, memory] = [openSource(path), openSource(bytes)]
    expect(disk.pages()).toEqual(memory.pages())
    disk.close()
  })

  it('takes the last version of an object', () => {
    const source = openSource(updated())
    const [page] = source.pages()
    const number = Number(/(\d+) 0 R/.exec(String(page?.dict.get('Contents')))?.[1])
    const content = source.decoded(source.object(number)!, 1e6)
    expect(String(content)).toContain('Corrige')
  })

  it('does not take the object that damage put in the middle of a line', () => {
    const bytes = writePdf(objectsOf({ sheets: sheetsOf(2) })).toString('latin1')
    const hurt = bytes.replace('00000 n', '00003 0 obj\n<< /Type /StructElem >>\nendobj\n')
    const font = openSource(Buffer.from(hurt, 'latin1')).object(3)
    expect(String(readDict(font?.value)?.get('Type'))).toBe('/Font')
  })

  it.each([
    ['an updated file without its last table', updated(), true],
    ['a file of one state without its table', writePdf(objectsOf({ sheets: sheetsOf(2) })), false],
  ])('says when the choice between states was its own: %s', (_, bytes, several) => {
    const text = bytes.toString('latin1')
    const source = openSource(Buffer.from(text.slice(0, text.lastIndexOf('xref\n0 ')), 'latin1'))
    const texts = source.pages().map(({ dict }) => {
      const content = source.object(Number(/(\d+) 0 R/.exec(String(dict.get('Contents')))?.[1]))
      return String(content && source.decoded(content, 1e6))
    })
    expect(texts).toHaveLength(2)
    expect(texts[0]).toContain(several ? 'Corrige' : 'Tj')
    expect([...source.flaws]).toContain(REBUILT)
    expect(source.flaws.has(SEVERAL)).toBe(several)
  })

  it.each(['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const)(
    'gives strings and streams of %s in the clear',
    (cipher) => {
      const objects = objectsOf({ sheets: sheetsOf(1, 'Protege'), catalog: '/Lang (fr-FR)' })
      const [open, shut] = [openSource(writePdf(objects)), openSource(locked(objects, { cipher }))]
      expect(String(readString(shut.catalog.get('Lang')))).toBe('fr-FR')
      for (const number of objects.keys()) {
        const [clear, same] = [open.object(number), shut.object(number)]
        if (!clear?.stream || !same?.stream) continue
        expect(Buffer.concat([...shut.raw(same).pieces])).toEqual(Buffer.concat([...open.raw(clear).pieces]))
      }
    },
  )

  it('never gives an object that needs itself', () => {
    const bytes = writePdf(objectsOf({ sheets: sheetsOf(1), catalog: '/Loop 300 0 R' })).toString('latin1')
    const source = openSource(
      Buffer.from(bytes.replace(/\n1 0 obj/, '\n300 0 obj\n300 0 R\nendobj\n1 0 obj'), 'latin1'),
    )
    expect(source.resolve(source.catalog.get('Loop'))).toBeNull()
  })

  it('says how many pages are lost rather than forget them', () => {
    const bytes = writePdf(objectsOf({ sheets: sheetsOf(3) })).toString('latin1')
    const damaged = bytes.replace(
      /12 0 obj\n<<[^]*?endobj/,
      (found) => '12 0 obj\n)' + '#'.repeat(found.length - 10),
    )
    const { lost, announced } = openSource(Buffer.from(damaged, 'latin1')).tree
    expect([lost, announced]).toEqual([1, 3])
  })

  it('keeps the entries of a broken dictionary that come before the break', () => {
    const bytes = writePdf(objectsOf({ sheets: sheetsOf(1) })).toString('latin1')
    const source = openSource(
      Buffer.from(bytes.replace(/(10 0 obj\n<<[^>]*?)\/Resources/, '$1/Broken [[[ /Resources'), 'latin1'),
    )
    expect(readDict(source.object(10)?.value)?.has('Contents')).toBe(true)
    expect([...source.flaws]).toContain('an object is not whole')
  })
})
