import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeXlsx } from '../../../test/fixtures/office.ts'
import { cleanCell } from './clean.ts'
import { isAgendaTable, recogniseColumns } from './columns.ts'
import { matchRows } from './match-rows.ts'
import { readTable } from './table.ts'

const ROWS = [
  ['N° de rapport', 'Objet', 'Élu(s)', 'Direction'],
  ['1', 'Voirie : « été », côté cœur', 'Hélène MANDROUX', 'Énergie ; moyens'],
  ['2', 'Collèges, "phase 2"', 'Max LEVITA', 'Éducation'],
]
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const csv = (delimiter: string) => ROWS.map((row) => row.map(quoted).join(delimiter)).join('\r\n')
const windows = (text: string) =>
  Uint8Array.from([...text].map((sign) => ({ œ: 0x9c, '’': 0x92 })[sign] ?? sign.charCodeAt(0)))
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const MAC: Record<string, number> = {
  é: 0x8e,
  É: 0x83,
  è: 0x8f,
  ô: 0x99,
  œ: 0xcf,
  '«': 0xc7,
  '»': 0xc8,
  '°': 0xa1,
}
const macintosh = (text: string) => Uint8Array.from([...text].map((sign) => MAC[sign] ?? sign.charCodeAt(0)))

describe('readTable', () => {
  const encodings = [
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['Windows-1252', windows],
    ['UTF-16', utf16],
    ['Macintosh', macintosh],
  ] as const
  const delimiters = [';', ',', '\t', '|']
  it.each(
    encodings.flatMap(([name, encode]) => delimiters.map((delimiter) => [name, delimiter, encode] as const)),
  )('reads %s parted by « %s »', async (_name, delimiter, encode) => {
    const table = await readTable(encode(csv(delimiter)))
    expect([table.headings, ...table.rows]).toEqual(ROWS)
    expect(table.columns).toEqual(['number', 'title', 'rapporteur', 'department'])
  })

  it('reads a workbook, with dates and numbers, under a title of its own', async () => {
    const { headings, rows, columns } = await readTable(
      makeXlsx([
        ['Séance du 18 décembre'],
        ['N°', 'Intitulé', 'Date CM'],
        [12, 'Voirie_x000D_Approbation', new Date(Date.UTC(2026, 11, 18))],
      ]),
    )
    expect(headings).toEqual(['N°', 'Intitulé', 'Date CM'])
    expect(rows).toEqual([['12', 'Voirie – Approbation', '18/12/2026']])
    expect(columns).toEqual(['number', 'title', 'date'])
  })

  it('obeys the line that names the delimiter for Excel', async () => {
    const { headings } = await readTable(Buffer.from('sep=|\nTitre; objet|Direction\na|b'))
    expect(headings).toEqual(['Titre; objet', 'Direction'])
  })

  it.each([
    ['', 'nothing'],
    ['un seul mot', 'one cell'],
    ['PK\u0003\u0004nonsense', 'no workbook'],
  ])('refuses %s (%s)', async (text) => {
    await expect(readTable(Buffer.from(text, 'latin1'))).rejects.toThrow()
  })

  it('is not misled by a sign inside quoted cells, which would cut the lines in more cells', async () => {
    const { headings, rows } = await readTable(
      Buffer.from('Objet;Direction;Rapporteur\n"a""";"a|||";"a|||é"\n"aa";"aa";"a|||"\n"a||à";"a;";"a|,"'),
    )
    expect(headings).toEqual(['Objet', 'Direction', 'Rapporteur'])
    expect(rows[0]).toEqual(['a"', 'a|||', 'a|||é'])
  })

  it('gives back any cell of words, whatever is in it', async () => {
    const word = fc.stringMatching(/^[a-zéàç;,|"' ]{1,20}$/).map((text) => `a${text.trim()}`)
    const table = fc.array(fc.tuple(word, word, word), { minLength: 2, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const body = [['Objet', 'Direction', 'Rapporteur'], ...rows]
        const text = body.map((row) => row.map(quoted).join(';')).join('\n')
        const read = await readTable(Buffer.from(text))
        expect(read.rows).toEqual(rows.map((row) => row.map(cleanCell)))
      }),
      { numRuns: 300 },
    )
  })
})

describe('cleanCell', () => {
  it.each([
    ['Voirie_x0001_Approbation', 'Voirie – Approbation'],
    ['Voirie :_x0001_Approbation', 'Voirie : Approbation'],
    ['a\r\n\r\nb', 'a – b'],
    ['  deux   espaces ', 'deux espaces'],
    ['_x005F_x0001_', '_x0001_'],
    ['_x0001_', ''],
    ['nom_x_fichier', 'nom_x_fichier'],
  ])('%j → %j', (before, after) => {
    expect(cleanCell(before)).toBe(after)
  })
})

describe('recogniseColumns', () => {
  it.each([
    [
      'Numéro de projet de délibération;Elu(s);Direction;Titre;Etat;Numéro Poseidon;Numéro de délibération;Date CM',
      'number,rapporteur,department,title,,,actNumber,date',
    ],
    ['N°;OBJET;RAPPORTEUR;COMMISSION', 'number,title,rapporteur,committee'],
    ['N° d’ordre;Intitulé du rapport;Service;Politique publique', 'number,title,department,policy'],
    ['Dossier;Libellé;Présenté par', 'number,title,rapporteur'],
    ['N° délibération;N° rapport;Titre', 'actNumber,number,title'],
    ['Montant;Observations;Quantité', ',,'],
  ])('%s', (headings, columns) => {
    expect(
      recogniseColumns(headings.split(';'))
        .map((column) => column ?? '')
        .join(','),
    ).toBe(columns)
  })

  it('takes a table of amounts for an annexe', () => {
    expect(isAgendaTable(recogniseColumns(['Commune', 'Montant', 'Total']), 20)).toBe(false)
    expect(isAgendaTable(recogniseColumns(['Titre', 'Montant']), 20)).toBe(false)
    expect(isAgendaTable(recogniseColumns(['N°', 'Titre']), 0)).toBe(false)
  })
})

describe('matchRows', () => {
  const target = (id: string, title: string, ...numbers: string[]) => ({
    id,
    title,
    numbers,
    nameless: false,
  })
  const rows = [
    { number: '101', title: 'Entretien des ponts de la vallée' },
    { number: '102', title: 'Subvention aux bibliothèques rurales' },
    { number: '103', title: 'Création d’un emploi' },
  ]
  it.each([
    ['by number and title', [target('a', 'Entretien des ponts de la vallée', '101')], ['0 a BOTH']],
    ['by title, whatever the number', [target('a', 'ENTRETIEN DES PONTS DE LA VALLEE', '7')], ['0 a TITLE']],
    ['by number when the words are akin', [target('a', 'Ponts : entretien 2026', '0101')], ['0 a NUMBER']],
    ['never by a number that says something else', [target('a', 'Budget annexe du laboratoire', '101')], []],
    [
      'an abridged title',
      [target('a', 'Subvention de fonctionnement aux bibliothèques rurales du canton', '9')],
      ['1 a TITLE'],
    ],
    [
      'each once',
      [target('a', 'Création d’un emploi'), target('b', 'Création d’un emploi', '103')],
      ['2 b BOTH'],
    ],
  ])('%s', (_name, targets, expected) => {
    expect(matchRows(rows, targets).map(({ row, id, by }) => `${row} ${id} ${by}`)).toEqual(expected)
  })

  it('takes a number alone for an item that only has the name of its file', () => {
    expect(
      matchRows(rows, [{ id: 'a', title: 'scan 0034', numbers: ['102'], nameless: true }]),
    ).toMatchObject([{ row: 1, id: 'a', by: 'NUMBER' }])
  })
})
