import type { Agenda, Councillor, DispatchCheck, DocumentRow } from '@hemicycle/contract'
import type { RouteLocationNamedRaw } from 'vue-router'
import * as fr from '../../i18n/fr.ts'

type Target = DispatchCheck['targets'][number]

/** What the list reads to call things by their names. */
export interface Known {
  readonly agenda: Agenda | null
  readonly documents: readonly DocumentRow[]
  readonly councillors: readonly Councillor[]
}
/** One thing to put right, and the place where it is. */
export interface Cure {
  readonly key: string
  readonly mark: string
  readonly name: string
  readonly detail: string
  readonly to: RouteLocationNamedRaw
}

const words = fr.checks
/** Where what concerns the whole meeting is put right. */
const MEETING_CURES: Partial<
  Record<DispatchCheck['code'], { name: string; query?: Record<string, string> }>
> = {
  NO_ITEM: { name: 'import' },
  NO_PLACE: { name: 'checks', query: { seance: 'modifier' } },
  ALREADY_CONVENED: { name: 'tracking' },
  URGENCY_WITHOUT_POINT: { name: 'agenda' },
}

/** One line for each target of a check: what it is called and the address that opens on it. Pure. */
export function curesOf(meetingId: string, check: DispatchCheck, known: Known): Cure[] {
  return check.targets.map((target) => cureOf(meetingId, check, target, known))
}

function cureOf(meetingId: string, { code }: DispatchCheck, target: Target, known: Known): Cure {
  const params = { meetingId }
  const key = `${code} ${target.id} ${target.field ?? ''}`
  switch (target.kind) {
    case 'ITEM': {
      const item = known.agenda?.items.find((one) => one.id === target.id)
      const query = { rapport: target.id, ...(target.field ? { champ: target.field } : {}) }
      return {
        key,
        mark: item?.number ?? '–',
        name: item?.title.value ?? words.item,
        detail: target.field ? fr.agenda.labels[target.field] : '',
        to: { name: 'agenda', params, query },
      }
    }
    case 'SECTION': {
      const section = known.agenda?.sections.find((one) => one.id === target.id)
      const to = { name: 'agenda', params, query: { rubrique: target.id } }
      return { key, mark: section?.code ?? '', name: section?.title ?? words.section, detail: '', to }
    }
    case 'DOCUMENT': {
      const document = known.documents.find((one) => one.id === target.id)
      const to = { name: 'import', params, query: { fichier: target.id } }
      const detail = document?.refusal ? fr.refusals[document.refusal].short : ''
      return { key, mark: '', name: document?.name ?? words.file, detail, to }
    }
    case 'COUNCILLOR': {
      const one = known.councillors.find(({ id }) => id === target.id)
      const name = one ? `${one.firstName} ${one.lastName}` : words.councillor
      return { key, mark: '', name, detail: '', to: { name: 'councillors', query: { fiche: target.id } } }
    }
    case 'MEETING': {
      const { name, query = {} } = MEETING_CURES[code] ?? { name: 'dispatch' }
      return { key, mark: '', name: words.ways[name] ?? '', detail: '', to: { name, params, query } }
    }
  }
}

const SEVERITIES = ['BLOCKING', 'DOUBTFUL', 'ADVICE'] as const
export interface CheckGroup {
  readonly severity: (typeof SEVERITIES)[number]
  readonly checks: readonly DispatchCheck[]
  /** Things to put right, not kinds of them. */
  readonly count: number
}

/** By gravity, the blocking first. What the desk cannot cure is left out: the bundle is made when convening, and what is sent is sent. */
export function groupsOf(checks: readonly DispatchCheck[]): CheckGroup[] {
  const curable = checks.filter(({ code }) => code !== 'BUNDLE_NOT_READY' && code !== 'ALREADY_CONVENED')
  return SEVERITIES.map((severity) => {
    const mine = curable.filter((check) => check.severity === severity)
    return { severity, checks: mine, count: mine.reduce((sum, check) => sum + check.count, 0) }
  }).filter((group) => group.checks.length > 0)
}

/** What keeps an agenda from being ready: all but advice. */
export const toPutRight = (checks: readonly DispatchCheck[]): number =>
  groupsOf(checks).reduce((sum, group) => sum + (group.severity === 'ADVICE' ? 0 : group.count), 0)
