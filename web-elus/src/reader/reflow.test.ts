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

it('reads a row of a table in one piece, and columns of prose one after the other', () => {
  expect(
    said('Commune\tOpération\tAide\nAubrelle\tMairie, rampe\t25 200 €\nLe total est de 25 200 €.'),
  ).toEqual([
    'ROW Commune · Opération · Aide',
    'ROW Aubrelle · Mairie, rampe · 25 200 €',
    'TEXT Le total est de 25 200 €.',
  ])
  const columns = [
    ['Le fonds d’aide aux communes est', 'Les dossiers complets reçus avant'],
    ['doté de deux millions d’euros pour', 'la date limite ont été instruits par'],
    ['l’année, répartis en trois tranches', 'les services du Département, dans'],
    ['au fil des réunions du conseil.', 'le respect du règlement en vigueur.'],
  ]
  expect(said(columns.map((row) => row.join('\t')).join('\n'))).toEqual([
    'TEXT Le fonds d’aide aux communes est doté de deux millions d’euros pour l’année, répartis en trois tranches au fil des réunions du conseil.',
    'TEXT Les dossiers complets reçus avant la date limite ont été instruits par les services du Département, dans le respect du règlement en vigueur.',
  ])
})

it('keeps rows of a table apart, and every word', () => {
  const rows = 'Commune Aide\nBazérac 43 400 €\nCastelvieil 17 460 €'
  expect(said(rows)).toEqual(['TEXT Commune Aide', 'TEXT Bazérac 43 400 €', 'TEXT Castelvieil 17 460 €'])
  expect(reflow('')).toEqual([])
})
