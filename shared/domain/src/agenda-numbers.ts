import { agendaOrder, sectionCodes } from './agenda.ts'
import { numberedKindOf } from './agenda-natures.ts'
import type { AgendaState, ItemState, SectionState } from './agenda-state.ts'
import { formatValue } from './numbering-format.ts'
import {
  numberMeeting,
  type FrozenNumber,
  type MeetingNumbers,
  type NumberableItem,
  type SeriesInUse,
} from './numbering-meeting.ts'
import type { CommitteeRef, NumberingContext } from './numbering-series.ts'

/** Everything besides the agenda itself that its numbers depend on. */
export interface NumberingFacts {
  readonly series: readonly SeriesInUse[]
  readonly context: NumberingContext
  /** What was given for good to délibérations and acts, by document. Ranks of items are found in `taken`. */
  readonly deliberations?: ReadonlyMap<string, FrozenNumber>
  readonly acts?: ReadonlyMap<string, FrozenNumber>
}

/** The numbers of an agenda: the same on the screen, before a dispatch and in it. Throws as `numberAgenda`. */
export function numbersOfAgenda(agenda: AgendaState, facts: NumberingFacts): MeetingNumbers {
  return numberMeeting(numberableItems(agenda, facts), facts.series, facts.context)
}

function numberableItems(agenda: AgendaState, facts: NumberingFacts): NumberableItem[] {
  const codeOf = sectionCodes(agenda.sections)
  const axisOf = codesByAxis(agenda.sections)
  return agendaOrder(agenda.sections, agenda.items).map((item) => ({
    id: item.id,
    kind: numberedKindOf(item.nature),
    sectionCode: codeOf(item.sectionId),
    committees: committeesOfItem(item, axisOf(item.sectionId, 'COMMITTEE')),
    policy: axisOf(item.sectionId, 'POLICY'),
    department: item.department.value,
    frozenNumber: item.provisional ? null : item.number,
    frozenSeq: null,
    withdrawn: item.withdrawnAt !== null,
    deliberations: item.documents
      .filter((document) => document.kind === 'DELIBERATION')
      .map(({ id }) => ({
        id,
        frozen: facts.deliberations?.get(id) ?? null,
        frozenAct: facts.acts?.get(id) ?? null,
      })),
  }))
}

function committeesOfItem(item: ItemState, ofSection: string | null): CommitteeRef[] {
  const codes = item.committees.length > 0 ? item.committees : ofSection === null ? [] : [ofSection]
  // « A » is committee 1 where only digits are known (Hérault, law.md §7.1).
  return codes.map((code) => ({ code, letter: formatValue(code, { kind: 'A' }) }))
}

/** The code of the nearest section of an axis, from an item's section upwards. */
function codesByAxis(sections: readonly SectionState[]) {
  const byId = new Map(sections.map((section) => [section.id, section]))
  return (sectionId: string | null, axis: SectionState['axis']): string | null => {
    for (let one = byId.get(sectionId ?? ''); one; one = byId.get(one.parentId ?? ''))
      if (one.axis === axis && one.code !== '') return one.code
    return null
  }
}
