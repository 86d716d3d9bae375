import type { ReportRow } from '@hemicycle/contract'
import { REPORT_STATES, type ReportState } from '@hemicycle/domain'
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export interface Filters {
  readonly state: ComputedRef<ReportState | ''>
  readonly meeting: ComputedRef<string>
  readonly department: ComputedRef<string>
  readonly shown: ComputedRef<readonly ReportRow[]>
  /** How many reports each state would leave, the other choices being kept. */
  readonly counts: ComputedRef<readonly { state: ReportState; count: number }[]>
  readonly meetings: ComputedRef<readonly NonNullable<ReportRow['meeting']>[]>
  readonly departments: ComputedRef<readonly string[]>
  readonly only: (state: ReportState | '') => void
  readonly choose: (name: 'seance' | 'direction', value: string) => void
}
/** What waits for whoever looks comes first. */
const ORDERS: Readonly<Record<'author' | 'office', readonly ReportState[]>> = {
  author: ['RETURNED', 'DRAFT', 'SUBMITTED', 'ACCEPTED', 'WITHDRAWN'],
  office: ['SUBMITTED', 'RETURNED', 'ACCEPTED', 'WITHDRAWN'],
}
export const NO_MEETING = 'aucune'

/** Which reports are on screen, said by the address: a list that was filtered is a link. */
export function useFilters(rows: () => readonly ReportRow[], author: boolean): Filters {
  const [route, router] = [useRoute(), useRouter()]
  const asked = (name: string): string => {
    const value = route.query[name]
    return typeof value === 'string' ? value : ''
  }
  const set = (name: string, value: string): void =>
    void router.replace({ query: { ...route.query, [name]: value || undefined } })

  const state = computed(() => REPORT_STATES.find((one) => one === asked('etat')) ?? '')
  const meeting = computed(() => asked('seance'))
  const department = computed(() => asked('direction'))
  const chosen = computed(() =>
    rows().filter(
      (row) =>
        (meeting.value === '' || (row.meeting?.id ?? NO_MEETING) === meeting.value) &&
        (department.value === '' || row.department === department.value),
    ),
  )
  const order = ORDERS[author ? 'author' : 'office']
  const rank = (row: ReportRow): number => order.indexOf(row.state)
  return {
    state,
    meeting,
    department,
    shown: computed(() =>
      chosen.value
        .filter((row) => state.value === '' || row.state === state.value)
        .sort((a, b) => rank(a) - rank(b)),
    ),
    counts: computed(() =>
      order.map((one) => ({ state: one, count: chosen.value.filter((row) => row.state === one).length })),
    ),
    meetings: computed(() => {
      const all = new Map(
        rows().flatMap((row) => (row.meeting ? [[row.meeting.id, row.meeting] as const] : [])),
      )
      return [...all.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
    }),
    departments: computed(() =>
      [...new Set(rows().map((row) => row.department))]
        .filter(Boolean)
        .sort((a, b) => a.localeCompare(b, 'fr')),
    ),
    only: (one) => set('etat', one),
    choose: set,
  }
}
