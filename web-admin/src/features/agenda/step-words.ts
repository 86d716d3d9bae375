import type { Agenda, GestureSummary } from '@hemicycle/contract'
import * as fr from '../../i18n/fr.ts'
import { labelOf } from './filter.ts'

/** « le déplacement de R1206 » for a gesture that may be taken back; empty when there is none. */
export function whatWas(gesture: GestureSummary | null, agenda: Agenda | null): string {
  if (!gesture) return ''
  const acts = fr.agenda.acts as Readonly<Record<string, (label: string) => string>>
  // A composed gesture (files given, then the empty report taken off) is named by what it began with.
  const act = acts[gesture.types[0] ?? '']
  const first = agenda?.items.find((item) => item.id === gesture.itemIds[0])
  return act ? act(first ? labelOf(first) : fr.agenda.onePoint) : fr.agenda.lastAct
}
