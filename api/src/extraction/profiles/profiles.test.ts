import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDocx } from '../../../test/fixtures/office.ts'
import {
  asProfile,
  DEFAULT_PROFILE,
  type ExtractionProfile,
  fieldsOfText,
  profileProblems,
  readText,
  tryProfile,
} from '../index.ts'
import { phraseSource, shapeSource } from './phrase.ts'

const with_ = (more: Partial<ExtractionProfile>): ExtractionProfile => ({ ...DEFAULT_PROFILE, ...more })
const labels = (more: Partial<ExtractionProfile['labels']>) =>
  with_({ labels: { ...DEFAULT_PROFILE.labels, ...more } })

describe('a profile', () => {
  it('is data: what is written to JSON is the profile', () => {
    expect(asProfile(JSON.parse(JSON.stringify(DEFAULT_PROFILE)))).toEqual(DEFAULT_PROFILE)
  })

  it.each([
    ['rien', null, '', 'NOT_AN_OBJECT'],
    ['une clé de trop', { ...DEFAULT_PROFILE, regex: '.*' }, 'regex', 'UNKNOWN_KEY'],
    ['sans nom', { ...DEFAULT_PROFILE, name: ' ' }, 'name', 'EMPTY'],
    ['base inconnue', { ...DEFAULT_PROFILE, base: 'GERMAN' }, 'base', 'UNKNOWN_VALUE'],
    [
      'une liste qui n’en est pas une',
      { ...DEFAULT_PROFILE, committees: 'Finances' },
      'committees',
      'NOT_A_LIST',
    ],
    ['un nombre', { ...DEFAULT_PROFILE, departments: ['Routes', 3] }, 'departments.1', 'NOT_TEXT'],
    ['une lettre', { ...DEFAULT_PROFILE, departments: ['R'] }, 'departments.0', 'NEEDS_WORDS'],
    ['deux fois', { ...DEFAULT_PROFILE, departments: ['Routes', 'routes '] }, 'departments.1', 'TWICE'],
    [
      'sans nom de rapporteur',
      { ...DEFAULT_PROFILE, rapporteurPhrases: ['expose'] },
      'rapporteurPhrases.0',
      'NEEDS_NAME',
    ],
    ['sans chiffre', { ...DEFAULT_PROFILE, numberShapes: ['CP/@'] }, 'numberShapes.0', 'NEEDS_FIGURE'],
    [
      'trop de jokers',
      { ...DEFAULT_PROFILE, ignoredLines: ['Dossier * suivi * par *'] },
      'ignoredLines.0',
      'TOO_MANY_STARS',
    ],
    [
      'des chiffres sans fin',
      { ...DEFAULT_PROFILE, numberShapes: ['#+#+'] },
      'numberShapes.0',
      'TOO_MANY_STARS',
    ],
    ['trop long', { ...DEFAULT_PROFILE, policies: ['a'.repeat(161)] }, 'policies.0', 'TOO_LONG'],
    ['un mot pour deux champs', labels({ department: ['Objet'] }), 'labels.department.0', 'IN_TWO_LISTS'],
    ['une liste absente', { ...DEFAULT_PROFILE, labels: {} }, 'labels.title', 'MISSING'],
  ])('with a fault (%s) says where and which', (_name, value, path, code) => {
    expect(profileProblems(value)).toContainEqual({ path, code })
    expect(asProfile(value)).toBeNull()
  })

  it('whatever comes in, answers', () => {
    fc.assert(fc.property(fc.anything(), (value) => Array.isArray(profileProblems(value))))
  })
})

describe('words of a clerk', () => {
  it.each([
    ['Service porteur', 'SERVICE PORTEUR', true],
    ['Direction émettrice', 'direction emettrice', true],
    ['N° de l’affaire', "n ° de l'affaire", true],
    ['Note (interne)', 'Note (interne)', true],
    ['Note (interne)', 'Note interne', false],
    ['Suivi par *', 'Suivi par Mme Durand, poste 12', true],
    ['a+b', 'aab', false],
  ])('%s: %s', (phrase, text, expected) => {
    expect(new RegExp(`^${phraseSource(phrase)}$`, 'iu').test(text)).toBe(expected)
  })

  it('are never a pattern: any phrase finds itself', () => {
    const phrase = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && !/[*{}\s]/u.test(text)) // prettier-ignore
    fc.assert(
      fc.property(phrase, (text) => new RegExp(`^${phraseSource(text)}$`, 'iu').test(text.normalize('NFC'))),
    )
    fc.assert(fc.property(phrase, (text) => new RegExp(`^${shapeSource(text)}$`, 'u') instanceof RegExp))
  })

  it.each([
    ['CP/######/@/#+', 'CP/131226/A/14', true],
    ['CP/######/@/#+', 'CP/1312/A/14', false],
    ['#+-####', '12-2026', true],
  ])('shape %s: %s', (shape, text, expected) => {
    expect(new RegExp(`^${shapeSource(shape)}$`, 'u').test(text)).toBe(expected)
  })
})

const HOUSE = makeDocx([
  { text: 'Note au collège', bold: true, size: 14, center: true },
  { text: 'Matière : Entretien des rivières' },
  { text: 'Service porteur : Cellule des eaux' },
  { text: 'Mme Odile Ferrand défendra ce dossier' },
  { text: 'Réf. : AF.2026.014' },
  {
    text: 'Le texte qui suit expose les motifs de la proposition, ses effets et son financement, sans plus de forme.',
  },
])

describe('a profile of a house', () => {
  const own: ExtractionProfile = {
    ...labels({ title: ['Matière'], department: ['Service porteur'], reportNumber: ['Réf.'] }),
    headings: { report: ['Note au collège'], deliberation: [], annex: [] },
    rapporteurPhrases: ['{nom} défendra ce dossier'],
    numberShapes: ['@@.####.###'],
  }

  it('reads what the general one cannot', async () => {
    const text = await readText(HOUSE)
    const general = fieldsOfText(text)
    expect([general.rapporteur, general.number]).toEqual([null, null])
    const read = fieldsOfText(text, { profile: own })
    expect(read.title?.value).toBe('Entretien des rivières')
    expect(read.department?.value).toBe('Cellule des eaux')
    expect(read.rapporteur?.value).toBe('Mme Odile Ferrand')
    expect(read.number?.value).toBe('AF.2026.014')
    expect(read.kind.value).toBe('REPORT')
  })

  it('is tried on past files beside the one in use, and nothing is kept', async () => {
    const text = await readText(HOUSE)
    const expected = { title: 'Entretien des rivières', rapporteur: 'Mme Ferrand', number: null }
    const trial = tryProfile(own, [{ id: 'a', text, expected }])
    const [sample] = trial.samples
    const verdict = (field: string) => sample?.fields.find((one) => one.field === field)?.verdict
    expect([verdict('title'), verdict('rapporteur'), verdict('number'), verdict('policy')]).toEqual(['RIGHT', 'WRONG_AND_SURE', 'WRONG_AND_SURE', 'NOT_KNOWN']) // prettier-ignore
    expect(trial.totals.find(({ field }) => field === 'rapporteur')).toMatchObject({ right: 0, wrong: 1, wrongAndSure: 1, changed: 1 }) // prettier-ignore
    expect(tryProfile(DEFAULT_PROFILE, [{ id: 'a', text, expected }]).totals.every(({ changed }) => changed === 0)).toBe(true) // prettier-ignore
  })

  it('keeps to the shapes of numbers it is given', async () => {
    const bytes = makeDocx([
      { text: 'RAPPORT N° 12', bold: true },
      { text: 'Dossier AF.2026.014 du conseil' },
      { text: 'Objet : Voirie' },
    ])
    const text = await readText(bytes)
    expect(fieldsOfText(text).number?.value).toBe('12')
    expect(fieldsOfText(text, { profile: own }).number?.value).toBe('AF.2026.014')
    expect(fieldsOfText(text, { profile: with_({ numberShapes: ['@@-####'] }) }).number).toBeNull()
  })

  it('without the French base knows its own words only', async () => {
    const bytes = makeDocx([
      { text: 'Objet : Voirie' },
      { text: 'Rapporteur : Mme Ferrand' },
      { text: 'Le texte.' },
    ])
    const bare = with_({
      base: 'NONE',
      labels: { ...DEFAULT_PROFILE.labels, rapporteur: [] },
      rapporteurPhrases: [],
    })
    const read = fieldsOfText(await readText(bytes), { profile: bare })
    expect([read.title?.value, read.rapporteur]).toEqual(['Voirie', null])
  })
})
