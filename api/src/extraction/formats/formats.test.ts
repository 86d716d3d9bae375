import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makeDocx, makeOdt, type OfficeParagraph } from '../../../test/fixtures/office.ts'
import { COUNCILLORS } from '../../../test/fixtures/corpora/affairs.ts'
import { extractDocument, formatOf, pagesOfText, Unreadable } from '../index.ts'

const TITLE =
  'Convention avec l’association « Lire & écrire » : avenant n° 2 et prolongation jusqu’en 2029 dans les communes rurales'
const REPORT: OfficeParagraph[] = [
  { text: 'RAPPORT DE LA PRÉSIDENTE N° 1105', bold: true, size: 14, center: true },
  { cells: ['Direction :', 'Direction de la culture'] },
  { cells: ['Commission :', 'Éducation, culture et sport'] },
  { text: `Objet : ${TITLE}`, bold: true, size: 12 },
  { text: 'Rapporteur : Mme Maëlle LE GOFF' },
  { text: 'Mesdames, Messieurs,' },
  { text: 'Par délibération du 27 mars, l’assemblée a reconduit le dispositif d’aide et ouvert à ce titre une autorisation de programme. Les demandes ont été instruites.' },
  { text: 'Annexe 1 : Avenant n° 2' },
] // prettier-ignore

describe.each([
  ['DOCX', makeDocx],
  ['ODT', makeOdt],
] as const)('%s', (format, make) => {
  it('is read without any office suite', async () => {
    const read = await extractDocument(make(REPORT, 'Département de la Vallée'), { councillors: COUNCILLORS })
    expect(read).toMatchObject({ format, pages: 0, hasText: true, kind: { value: 'REPORT' } })
    expect(read.title?.value).toBe('Convention avec l’association «\u00a0Lire & écrire\u00a0»\u00a0: avenant n° 2 et prolongation jusqu’en 2029 dans les communes rurales') // prettier-ignore
    expect(read.number?.value).toBe('1105')
    expect(read.department?.value).toBe('Direction de la culture')
    expect(read.committees.map(({ value }) => value)).toEqual(['Éducation, culture et sport'])
    expect(read.rapporteur?.matches).toMatchObject([{ state: 'MATCHED', councillorId: 'le-goff' }])
    expect(read.annexTitles.map(({ value }) => value)).toEqual(['Avenant n° 2'])
  })

  it('gives the words of a field, and no box on a page that does not exist', async () => {
    const { title, kind } = await extractDocument(make(REPORT))
    expect(title?.evidence).toMatchObject({ page: 1, box: null })
    expect(title?.evidence.quote).toContain('Lire & écrire')
    expect(kind.evidence?.box).toBeNull()
  })

  it('gives its text by pages', async () => {
    const bytes = make([...REPORT, { text: 'Annexe', newPage: true }], 'Département de la Vallée')
    const pages = await pagesOfText(bytes)
    expect(pages).toHaveLength(2)
    expect(pages[0]).toMatch(/^Département de la Vallée\nRAPPORT DE LA PRÉSIDENTE/)
    expect(pages[1]).toBe('Annexe')
    expect(pages.join()).not.toContain('effacé')
  })

  it('is refused when damaged or hostile', async () => {
    const bytes = make(REPORT)
    await expect(extractDocument(bytes.slice(0, bytes.length - 60))).rejects.toBeInstanceOf(Unreadable)
    const name = format === 'DOCX' ? 'word/document.xml' : 'content.xml'
    const mimetype = { mimetype: strToU8('application/vnd.oasis.opendocument.text') }
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    const hostile = zipSync({ ...(format === 'ODT' ? mimetype : {}), [name]: strToU8(bomb) })
    await expect(extractDocument(hostile)).rejects.toBeInstanceOf(Unreadable)
  })
})

describe('formatOf', () => {
  it.each([
    ['PDF', Buffer.from('%PDF-1.7\n')],
    ['PDF', Buffer.from('\n\njunk %PDF-1.4')],
    ['DOC', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])],
    ['DOC', Buffer.from('{\\rtf1')],
    ['IMAGE', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['IMAGE', Buffer.from('\x89PNG\r\n', 'latin1')],
    ['ZIP', zipSync({ 'a.pdf': strToU8('a') })],
    ['UNKNOWN', zipSync({ 'xl/workbook.xml': strToU8('a') })],
    ['DOCX', makeDocx([])],
    ['ODT', makeOdt([])],
    ['UNKNOWN', Buffer.from('Bonjour')],
    ['UNKNOWN', new Uint8Array()],
    ['ZIP', Buffer.from('PK\x03\x04 cut', 'latin1')],
  ] as const)('%s', (format, bytes) => expect(formatOf(bytes)).toBe(format))

  it('tells old letters from old sheets by their names', () => {
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])
    expect([formatOf(ole, 'note.doc'), formatOf(ole, 'liste.xls')]).toEqual(['DOC', 'UNKNOWN'])
  })
})

it('an image has no text, and that is no error; a DOC says that it cannot be read', async () => {
  const image = await extractDocument(Buffer.from('\x89PNG\r\n', 'latin1'), { fileName: '101_annexe_2.png' })
  expect(image).toMatchObject({
    format: 'IMAGE',
    hasText: false,
    pages: 1,
    title: null,
    kind: { value: 'ANNEX' },
  })
  await expect(extractDocument(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toThrow(/DOC/)
})
