import { expect, it } from 'vitest'
import { reflow } from './reflow.ts'

const said = (text: string) => reflow(text).map(({ kind, text: words }) => `${kind} ${words}`)

it('makes paragraphs, headings and lists of the lines of a page', () => {
  const page = [
    'RAPPORT DE LA PRÉSIDENTE',
    'II – Répartition proposée',
    'Par délibération du 10 avril 2026, le Conseil départemental a fixé à 2 400 000 € l’en-',
    'veloppe du fonds d’aide aux communes rurales. Les deux premières tranches ont mobilisé',
    'les crédits.',
    'Huit communes vous sont proposées :',
    '– Saint-',
    'Aubin, 45 000 € ;',
    '• Bazérac.',
  ].join('\n')
  expect(said(page)).toEqual([
    'HEADING RAPPORT DE LA PRÉSIDENTE',
    'HEADING II – Répartition proposée',
    'TEXT Par délibération du 10 avril 2026, le Conseil départemental a fixé à 2 400 000 € l’enveloppe du fonds d’aide aux communes rurales. Les deux premières tranches ont mobilisé les crédits.',
    'TEXT Huit communes vous sont proposées :',
    'ITEM Saint-Aubin, 45 000 € ;',
    'ITEM Bazérac.',
  ])
})

it('keeps rows of a table apart, and every word', () => {
  const rows = 'Commune Aide\nBazérac 43 400 €\nCastelvieil 17 460 €'
  expect(said(rows)).toEqual(['TEXT Commune Aide', 'TEXT Bazérac 43 400 €', 'TEXT Castelvieil 17 460 €'])
  expect(reflow('')).toEqual([])
})
