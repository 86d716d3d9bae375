import { describe, expect, it } from 'vitest'
import { checkMeeting } from './agenda-checks.ts'
import { item, piece, section } from './agenda-sample.test.ts'
import { CHECK_CODES, type CheckCode, type CheckFacts, type CheckTarget } from './check-facts.ts'
import type { ItemState } from './agenda-state.ts'

const field = (value: string | null, toCheck = false): ItemState['title'] => ({
  value,
  source: 'CLERK',
  confidence: 1,
  toCheck,
  evidence: null,
})
/** A report with nothing to say about it. */
const sound = (id: string, number: string, more: Partial<ItemState> = {}): ItemState =>
  item(id, 'r', Number(number.slice(1)), {
    title: field(`Titre ${id}`),
    rapporteur: field('Mme Durand'),
    department: field('DGA'),
    number,
    documents: [piece(`${id}1`)],
    ...more,
  })
const facts: CheckFacts = {
  meetingId: 'm',
  nothingNew: false,
  place: 'Salle Jeanne-Laborde',
  verdict: 'IN_TIME',
  ruleToConfirm: false,
  explanatoryDocument: true,
  bundleReady: true,
  agenda: { sections: [section('r', 0)], items: [sound('a', 'R01'), sound('b', 'R02')] },
  lackingAnnexes: [],
  documents: [{ id: 'a1', state: 'READY', itemId: 'a', container: false, notes: [] }],
  recipients: [{ id: 'e', email: 'e@test.example' }],
}
const items = (...some: ItemState[]): Partial<CheckFacts> => ({ agenda: { ...facts.agenda, items: some } })
const file = (more: Partial<CheckFacts['documents'][number]>): Partial<CheckFacts> => ({
  documents: [{ id: 'd', state: 'READY', itemId: 'a', container: false, notes: [], ...more }],
})
const meeting: CheckTarget[] = [{ kind: 'MEETING', id: 'm', field: null }]
const on = (...ids: string[]): CheckTarget[] => ids.map((id) => ({ kind: 'ITEM', id, field: null }))
const doc: CheckTarget[] = [{ kind: 'DOCUMENT', id: 'd', field: null }]
const [a, b] = facts.agenda.items as [ItemState, ItemState]

describe('the checks before a dispatch', () => {
  it('say nothing of an agenda that is ready', () => expect(checkMeeting(facts)).toEqual([]))

  const rows: [CheckCode, Partial<CheckFacts>, CheckTarget[]][] = [
    ['ALREADY_CONVENED', { nothingNew: true }, meeting],
    ['NO_ITEM', items({ ...a, withdrawnAt: '2026-11-27T09:00:00Z' }), meeting],
    ['NO_PLACE', { place: ' ' }, meeting],
    ['DEADLINE_PASSED', { verdict: 'TOO_LATE' }, meeting],
    ['BUNDLE_NOT_READY', { bundleReady: false }, meeting],
    ['URGENCY_WITHOUT_POINT', { verdict: 'URGENT_ONLY' }, meeting],
    ['RECOMMENDED_DATE_PASSED', { verdict: 'RECOMMENDED_PASSED' }, meeting],
    ['RULE_TO_CONFIRM', { ruleToConfirm: true }, meeting],
    [
      'FIELDS_TO_CHECK',
      items({ ...a, department: field('?', true) }, b),
      [{ kind: 'ITEM', id: 'a', field: 'department' }],
    ],
    [
      'NO_RAPPORTEUR',
      items({ ...a, rapporteur: field(null) }, b),
      [{ kind: 'ITEM', id: 'a', field: 'rapporteur' }],
    ],
    ['ITEM_WITHOUT_FILE', items({ ...a, documents: [] }, b), on('a')],
    ['NO_EXPLANATORY_NOTE', items({ ...a, documents: [piece('x', 'DELIBERATION')] }, b), on('a')],
    [
      'DUPLICATE_TITLE',
      items(a, { ...b, title: field('TITRE À.'), id: 'b' }, sound('c', 'R03', { title: field('Titre a') })),
      on('a', 'b', 'c'),
    ],
    ['CONFIDENTIAL_IN_BUNDLE', items({ ...a, confidential: true }, b), on('a')],
    ['ITEM_NOT_CLASSIFIED', items({ ...a, sectionId: null }, b), on('a')],
    ['ITEM_WITHOUT_NUMBER', items(a, { ...b, number: null }), on('b')],
    ['NUMBER_CLASH', items(a, { ...b, number: 'R01' }), on('a', 'b')],
    ['NUMBER_CLASH', items({ ...a, actNumber: field('12') }, { ...b, actNumber: field('12') }), on('a', 'b')],
    ['NUMBER_GAP', items(a, { ...b, number: 'R04' }), on('b')],
    ['ANNEX_MISSING', { lackingAnnexes: ['b', 'gone'] }, on('b')],
    [
      'EMPTY_SECTION',
      { agenda: { ...facts.agenda, sections: [section('r', 0), section('c', 1), section('s', 0, 'c')] } },
      [{ kind: 'SECTION', id: 's', field: null }],
    ],
    ['FILES_STILL_READING', file({ state: 'RECEIVED' }), doc],
    ['FILES_REFUSED', file({ state: 'REFUSED', itemId: null }), doc],
    ['FILE_WITHOUT_ITEM', file({ itemId: null }), doc],
    ['FILE_WITHOUT_TEXT', file({ notes: ['NO_TEXT'] }), doc],
    [
      'RECIPIENT_WITHOUT_ADDRESS',
      { recipients: [{ id: 'e', email: null }] },
      [{ kind: 'COUNCILLOR', id: 'e', field: null }],
    ],
  ]
  it.each(rows)('%s', (code, change, targets) => {
    expect(checkMeeting({ ...facts, ...change }).find((line) => line.code === code)?.targets).toEqual(targets)
  })

  it('test every code', () => expect(new Set(rows.map(([code]) => code))).toEqual(new Set(CHECK_CODES)))

  it('leave alone what needs no file, no number and no rapporteur', () => {
    const motion = sound('v', 'R03', { nature: 'WISH', number: null, documents: [], rapporteur: field(null) })
    const quorum = { ...motion, id: 'q', nature: 'QUORUM' as const }
    expect(checkMeeting({ ...facts, ...items(a, b, motion, quorum) })).toEqual([])
    const urgent = { ...motion, nature: 'URGENCY' as const }
    const late = checkMeeting({ ...facts, ...items(a, b, urgent), verdict: 'URGENT_ONLY' })
    expect(late.map((line) => line.code)).toEqual(['DEADLINE_PASSED'])
    const cahier = file({ itemId: null, container: true })
    expect(checkMeeting({ ...facts, ...cahier })).toEqual([])
    const none = items({ ...a, documents: [piece('x', 'DELIBERATION')] }, b)
    expect(checkMeeting({ ...facts, ...none, explanatoryDocument: false })).toEqual([])
  })

  it('count a withdrawn number as given, and put what blocks first', () => {
    const withdrawn = { ...sound('w', 'R03'), withdrawnAt: '2026-11-27T09:00:00Z', number: 'R03' }
    expect(checkMeeting({ ...facts, ...items(a, b, withdrawn, sound('c', 'R04')) })).toEqual([])
    const all = checkMeeting({
      ...facts,
      ruleToConfirm: true,
      bundleReady: false,
      recipients: [{ id: 'e', email: null }],
    })
    expect(all.map((line) => line.severity)).toEqual(['BLOCKING', 'DOUBTFUL', 'ADVICE'])
  })
})
