import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseTemplate,
  renderNumber,
  requireTemplate,
  TEMPLATE_FIELDS,
  type TemplateValues,
} from './numbering-template.ts'

const render = (text: string, values: TemplateValues) => renderNumber(requireTemplate(text), values)

describe('templates of the field (law.md §7.1 and §7.2)', () => {
  const lotCp = '{section.code}{meeting.date:MM}{seq:00}'
  const lotCpNext = '{section.code}{meeting.date:MM}{meeting.indexInMonth-1}{seq:00}'
  const cases: [string, string, TemplateValues, string][] = [
    ['L-et-G CP', lotCp, { 'section.code': 'R', 'meeting.date': '2010-07-02', seq: 1 }, 'R0701'],
    ['L-et-G CP', lotCp, { 'section.code': 'R', 'meeting.date': '2010-11-05', seq: 1 }, 'R1101'],
    ['L-et-G CP', lotCp, { 'section.code': 'C', 'meeting.date': '2020-05-29', seq: 23 }, 'C0523'],
    [
      'L-et-G CP, 2nd of the month',
      lotCpNext,
      { 'section.code': 'R', 'meeting.date': '2010-07-23', 'meeting.indexInMonth': 2, seq: 10 },
      'R07110',
    ],
    [
      'L-et-G CP, 2nd of the month',
      lotCpNext,
      { 'section.code': 'R', 'meeting.date': '2010-11-26', 'meeting.indexInMonth': 2, seq: 1 },
      'R11101',
    ],
    ['L-et-G plenary', '{committee.code}{seq:000}', { 'committee.code': '6', seq: 6 }, '6006'],
    [
      'Hérault',
      'CP/{meeting.date:DDMMYY}/{committee.letter}/{seq}',
      { 'meeting.date': '2010-12-13', 'committee.letter': 'A', seq: 10 },
      'CP/131210/A/10',
    ],
    [
      'Isère',
      '{meeting.date:YYYY} {session.code} {policy.code} {seq}',
      { 'meeting.date': '2008-06-20', 'session.code': 'DM1', 'policy.code': 'H', seq: 904 },
      '2008 DM1 H 904',
    ],
    [
      'Yvelines, report',
      '{meeting.date:YYYY}-{body.code}-{seq}',
      { 'meeting.date': '2020-06-19', 'body.code': 'CP', seq: 7211 },
      '2020-CP-7211',
    ],
    [
      'Yvelines, délibération',
      '{meeting.date:YYYY}-{body.code}-{report.number}.{deliberation.indexInReport}',
      {
        'meeting.date': '2020-06-19',
        'body.code': 'CP',
        'report.number': '7211',
        'deliberation.indexInReport': 1,
      },
      '2020-CP-7211.1',
    ],
    [
      'Essonne',
      '{meeting.date:YYYY}-{committee.code:00}-{seq:0000}',
      { 'meeting.date': '2018-07-02', 'committee.code': '1', seq: 28 },
      '2018-01-0028',
    ],
    [
      'Essonne, no committee',
      '{meeting.date:YYYY}-{committee.code:00?00}-{seq:0000}',
      { 'meeting.date': '2015-04-02', seq: 6 },
      '2015-00-0006',
    ],
    ['Lozère', 'CG_{meeting.date:YY}_{seq}', { 'meeting.date': '2011-06-27', seq: 3117 }, 'CG_11_3117'],
    [
      'Nord',
      '{department.code}/{meeting.date:YYYY}/{seq}',
      { 'meeting.date': '2016-09-12', 'department.code': 'DE', seq: 191 },
      'DE/2016/191',
    ],
    [
      'Bas-Rhin',
      '{body.code}/{meeting.date:YYYY}/{seq:000}',
      { 'meeting.date': '2017-03-20', 'body.code': 'CD', seq: 7 },
      'CD/2017/007',
    ],
    [
      'Île-de-France',
      '{body.code} {seq}-{meeting.date:YY}',
      { 'meeting.date': '2016-02-18', 'body.code': 'CR', seq: 13 },
      'CR 13-16',
    ],
    ['Cantal', '{seq}', { seq: 21 }, '21'],
    ['CCAS', '{meeting.date:YYYYMMDD}_{seq:00}', { 'meeting.date': '2023-01-30', seq: 1 }, '20230130_01'],
    ['Lavardac', '{seq:00}-{meeting.date:YYYY}', { 'meeting.date': '2011-02-01', seq: 1 }, '01-2011'],
    ['CC Sud-Artois', '{meeting.date:YYYY}-{seq:000}', { 'meeting.date': '2014-02-01', seq: 85 }, '2014-085'],
    [
      'ACTES',
      '{section.code}{meeting.date:YYMMDD}{seq:000}',
      { 'section.code': 'R', 'meeting.date': '2026-12-18', seq: 7 },
      'R261218007',
    ],
  ]
  it.each(cases)('%s: %s', (_, template, values, expected) => expect(render(template, values)).toBe(expected))
})

describe('the grammar', () => {
  it.each([
    ['{{{seq}}}', { seq: 4 }, '{4}'],
    ['{seq:A}', { seq: 28 }, 'AB'],
    ['{meeting.number:R} - {seq}', { 'meeting.number': 14, seq: 2 }, 'XIV - 2'],
    ['{committee.code:R}-{seq}', { 'committee.code': '4', seq: 2 }, 'IV-2'],
    ['{body.code:U}{seq+100}', { 'body.code': 'cp', seq: 1 }, 'CP101'],
    ['{meeting.date}/{seq}', { 'meeting.date': '2026-12-18', seq: 1 }, '2026-12-18/1'],
    ['{meeting.date:DD/MM/YYYY} {seq}', { 'meeting.date': '2026-02-03', seq: 1 }, '03/02/2026 1'],
    ['{session.code?}{seq}', { seq: 1 }, '1'],
    ['{session.code:U?sans: session ?}{seq}', { 'session.code': '', seq: 1 }, 'sans: session ?1'],
    ['{committee.code:00}{seq}', { 'committee.code': 'DS', seq: 1 }, 'DS1'],
    ['{meeting.indexInMonth-1}{seq}', { 'meeting.indexInMonth': 1, seq: 1 }, '01'],
    ['n° {seq:00} — été', { seq: 100 }, 'n° 100 — été'],
  ] as [string, TemplateValues, string][])('%s with %o → %s', (text, values, expected) => {
    expect(render(text, values)).toBe(expected)
  })

  it('gives no number where a value is missing and nothing replaces it', () => {
    expect(render('{section.code}{seq:00}', { seq: 1 })).toBeNull()
    expect(render('{section.code}{seq:00}', { 'section.code': null, seq: 1 })).toBeNull()
  })

  it.each([
    ['', 'EMPTY', 0],
    ['{seq', 'BRACE_NOT_CLOSED', 0],
    ['R}{seq}', 'BRACE_NOT_OPENED', 1],
    ['R{secton.code}{seq}', 'UNKNOWN_FIELD', 1],
    ['{}{seq}', 'UNKNOWN_FIELD', 0],
    ['{toString}{seq}', 'UNKNOWN_FIELD', 0],
    ['{seq:000X}', 'UNKNOWN_FORMAT', 0],
    ['{seq:}', 'UNKNOWN_FORMAT', 0],
    ['{seq:YYYY}', 'FORMAT_NOT_FOR_FIELD', 0],
    ['{meeting.date:00}{seq}', 'FORMAT_NOT_FOR_FIELD', 0],
    ['{meeting.date-1:YY}{seq}', 'OFFSET_NOT_FOR_FIELD', 0],
    ['{committee.code+1}{seq}', 'OFFSET_NOT_FOR_FIELD', 0],
    ['R07', 'NOTHING_COUNTS', 0],
    ['{seq}'.padEnd(300, 'x'), 'TOO_LONG', 200],
  ])('%s is refused: %s at %i', (text, code, position) => {
    expect(parseTemplate(text)).toMatchObject({ ok: false, errors: [{ code, position }] })
  })

  it('gives every error at once, and throws them as violations', () => {
    expect(() => requireTemplate('{a}{b}')).toThrow('TEMPLATE_INVALID')
    const parsed = parseTemplate('{a} } {seq:Q}')
    expect(parsed.ok ? [] : parsed.errors.map((e) => [e.position, e.piece])).toEqual([
      [0, '{a}'],
      [4, '}'],
      [6, '{seq:Q}'],
    ])
  })

  it('reads any text without throwing, and keeps literals as they are', () => {
    const noise = fc.string({ unit: fc.constantFrom('{', '}', 's', 'e', 'q', ':', '0', '?', '-', '1', 'é') })
    fc.assert(fc.property(fc.oneof(noise, fc.string()), (text) => void parseTemplate(text)))
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (literal) => {
        const doubled = literal.replace(/[{}]/g, '$&$&')
        expect(render(`${doubled}{seq}`, { seq: 7 })).toBe(`${literal}7`)
      }),
    )
  })

  it('knows every field of the grammar', () => {
    for (const field of Object.keys(TEMPLATE_FIELDS)) expect(parseTemplate(`{${field}}{seq}`).ok).toBe(true)
  })
})
