import { describe, expect, it } from 'vitest'
import { mark, type Tool } from './markup.ts'

const SAMPLE = { strong: 'texte', heading: 'Titre', list: 'élément', link: 'lien', address: 'https://' }

describe('mark', () => {
  it.each<[Tool, string, [number, number], string, string]>([
    ['strong', 'Le quorum', [3, 9], 'Le **quorum**', 'quorum'],
    ['strong', '', [0, 0], '**texte**', 'texte'],
    ['link', 'Voir ici', [5, 8], 'Voir [ici](https://)', 'ici'],
    ['heading', 'Article 1', [0, 9], '## Article 1', 'Article 1'],
    ['heading', 'Un.\nDeux', [4, 8], 'Un.\n\n## Deux', 'Deux'],
    ['list', 'un\ndeux', [0, 7], '- un\n- deux', 'un\n- deux'],
    ['list', '', [0, 0], '- élément', 'élément'],
  ])('%s of %j', (tool, text, range, made, selected) => {
    const { text: now, selection } = mark(text, range, tool, SAMPLE)
    expect(now).toBe(made)
    expect(now.slice(...selection)).toBe(selected)
  })
})
