import type { Agenda, AgendaItem } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { computed, ref } from 'vue'
import { foresee } from './foresee.ts'
import { linesOf } from './history.ts'
import { followers, type PendingGesture } from './pending.ts'
import { groupsOf, isAtHome, placeOf, slotsOf, stepFrom } from './places.ts'
import { previewMove } from './preview.ts'
import { useSelection } from './useSelection.ts'

const field = { value: null, source: 'NONE' as const, confidence: 0, toCheck: false, evidence: null }
const item = (id: string, sectionId: string | null, position: number): AgendaItem => ({
  id,
  sectionId,
  position,
  nature: 'REPORT',
  confidential: false,
  recusals: [],
  committees: [],
  policy: null,
  matter: null,
  number: null,
  sent: false,
  provisional: true,
  withdrawnAt: null,
  title: { ...field, value: `Rapport ${id}` },
  rapporteur: field,
  department: field,
  actNumber: field,
  documents: [],
  pages: 2,
  version: 1,
})
const section = (id: string, parentId: string | null, code: string, position: number) => ({
  id,
  parentId,
  axis: 'NATURE' as const,
  code,
  title: `Rubrique ${id}`,
  position,
})
const rules = {
  alternative: null,
  start: 1,
  step: 1,
  resetOn: ['MEETING' as const],
  partitionBy: ['section' as const],
  joinMultiple: '-',
  gapPolicy: 'RENUMBER_UNTIL_LOCK' as const,
  lateItems: 'NEXT' as const,
  allocateAt: 'DISPATCH' as const,
}
const bare: Agenda = {
  meetingId: 'm',
  version: 3,
  frozen: false,
  sections: [section('R', null, 'R', 0), section('R1', 'R', '', 0), section('C', null, 'C', 1)],
  items: [item('a', 'R', 0), item('b', 'R', 1), item('c', 'R1', 2), item('d', 'C', 3), item('e', 'C', 4)],
  numbering: {
    series: [
      {
        series: { key: 's', appliesTo: 'REPORT', template: '{section.code}{seq:00}', ...rules },
        taken: [],
      },
    ],
    context: {
      body: { id: 'b', code: 'CP' },
      meeting: { id: 'm', date: '2026-12-18', indexInMonth: 1, indexInYear: 1, number: null },
      session: null,
      term: null,
    },
  },
}
const at = '2026-12-01T08:00:00.000Z'
const agenda = foresee(bare, [], at) as Agenda
const numbers = (one: Agenda): string => one.items.map((it) => `${it.id}:${it.number}`).join(' ')

describe('what a gesture would give', () => {
  it('numbers as the domain does, sections under sections included', () =>
    expect(numbers(agenda)).toBe('a:R01 b:R02 c:R03 d:C01 e:C02'))

  it('moves several together and says whose number changes', () => {
    const preview = previewMove(agenda, ['a', 'e'], { sectionId: 'C', before: 'd' })
    expect(preview?.items.map((one) => one.id).join('')).toBe('bcaed')
    expect(preview?.numbers.get('e')).toBe('C02')
    expect([...(preview?.changed ?? [])].sort()).toEqual(['b', 'c', 'd'])
  })

  it('is nothing when it no longer applies', () =>
    expect(foresee(agenda, [{ type: 'MOVE', itemIds: ['zz'], sectionId: 'R' }], at)).toBeNull())
})

describe('places', () => {
  it('counts what stands under a section', () =>
    expect(
      groupsOf(agenda, agenda.items, '').map((one) => [one.id, one.depth, one.count, one.pages]),
    ).toEqual([
      ['R', 0, 3, 6],
      ['R1', 1, 1, 2],
      ['C', 0, 2, 4],
    ]))

  it('never offers a place among what is in the hand', () => {
    const slots = slotsOf(agenda, ['a', 'b'])
    expect(slots.map((one) => `${one.sectionId}<${one.before}`)).toEqual([
      'R<null',
      'R1<c',
      'R1<null',
      'C<d',
      'C<e',
      'C<null',
    ])
    expect(stepFrom(slots, placeOf(agenda, ['a', 'b']), 1)).toEqual({ sectionId: 'R1', before: 'c' })
  })

  it.each([
    [['a', 'b'], { sectionId: 'R', before: null }, true],
    [['a', 'b'], { sectionId: 'C', before: 'd' }, false],
    [['a', 'e'], { sectionId: 'R', before: 'b' }, false],
    [['d'], { sectionId: 'C', before: 'd' }, true],
  ])('%j to %j changes nothing: %s', (ids, place, home) => expect(isAtHome(agenda, ids, place)).toBe(home))
})

describe('what is chosen', () => {
  const setUp = (cursor: string) => {
    const order = ref(['a', 'b', 'c', 'd', 'e'])
    const at = ref<string | null>(cursor)
    return {
      order,
      at,
      selection: useSelection(
        order,
        computed(() => at.value),
      ),
    }
  }
  const move = (one: ReturnType<typeof setUp>, id: string): void => {
    one.selection.extendTo(id)
    one.at.value = id
  }

  it('grows and shrinks from where the range began', () => {
    const one = setUp('b')
    move(one, 'c')
    move(one, 'd')
    expect(one.selection.ids.value).toEqual(['b', 'c', 'd'])
    move(one, 'c')
    expect(one.selection.ids.value).toEqual(['b', 'c'])
    move(one, 'b')
    move(one, 'a')
    expect(one.selection.ids.value).toEqual(['a', 'b'])
  })

  it('forgets what leaves the screen', () => {
    const one = setUp('a')
    one.selection.all()
    one.order.value = ['a', 'e']
    expect(one.selection.ids.value).toEqual(['a', 'e'])
  })
})

describe('gestures that wait behind one another', () => {
  const gesture = (id: string, itemId: string): PendingGesture => ({
    id,
    baseVersion: 3,
    at,
    operations: [{ type: 'CORRECT', itemId, values: { title: id } }],
  })

  it.each([
    ['nobody else came between: they follow', false, 'b', 4],
    ['somebody did: what is mine alone is still compared with theirs', true, 'b', 3],
    ['somebody did, but I touched the same thing myself', true, 'a', 4],
  ])('%s', (_, rebased, itemId, base) => {
    const [next] = followers([gesture('2', itemId)], gesture('1', 'a'), { version: 4, rebased })
    expect(next?.baseVersion).toBe(base)
  })
})

it('says what a correction replaced', () => {
  const entry = {
    gestureId: 'g',
    version: 4,
    at,
    actor: 'Mme Roche',
    kind: 'DO' as const,
    operations: [{ type: 'CORRECT', itemId: 'a', values: { title: 'Nouvel objet' } }],
    before: [{ type: 'PUT_FIELDS', itemId: 'a', fields: { title: { ...field, value: 'Ancien objet' } } }],
  }
  expect(linesOf(entry)).toEqual([
    { text: 'Correction\u00a0: l’objet', was: 'Ancien objet', now: 'Nouvel objet' },
  ])
  const nature = {
    ...entry,
    operations: [{ type: 'CHANGE', itemIds: ['a'], change: { nature: 'INFORMATION' } }],
    before: [{ type: 'CHANGE', itemIds: ['a'], change: { nature: 'REPORT' } }],
  }
  expect(linesOf(nature)).toEqual([{ text: 'Nature changée', was: 'Rapport', now: 'Rapport d’information' }])
})
