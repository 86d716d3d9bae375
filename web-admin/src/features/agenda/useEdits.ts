import {
  type Agenda,
  type AgendaItem,
  FIELD_NAMES,
  type FieldName,
  removeItem,
  restoreItem,
} from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { call } from '../../api.ts'
import { say } from '../../common/say.ts'
import { fr } from '../../i18n/fr.ts'
import { correctField, keepFields } from './corrections.ts'
import { type EditContext, itemOf, refused } from './edit-context.ts'
import { labelOf } from './filter.ts'
import { moveReport } from './moves.ts'

const words = fr.agenda

/** The gestures of the clerk on an agenda, each with what it says and how it is taken back. */
export function useEdits(context: EditContext) {
  const { state, undo } = context
  const once = (send: (server: Agenda) => Promise<Agenda>, done: () => unknown): Promise<unknown> =>
    state.edit<unknown>({ send, rebase: () => null, done, failed: refused })

  const restore = (item: AgendaItem): Promise<unknown> =>
    once(
      // A report taken off is no longer on the agenda: its version is the one after the removal.
      (server) =>
        call(restoreItem, { itemId: item.id, version: itemOf(server, item.id)?.version ?? item.version + 1 }),
      () => say(words.restored(labelOf(item))),
    )
  const remove = (item: AgendaItem): Promise<unknown> =>
    once(
      (server) =>
        call(removeItem, { itemId: item.id, version: itemOf(server, item.id)?.version ?? item.version }),
      () => {
        const label = labelOf(item)
        const takeBack = undo.push({ label: words.actRemove(label), undo: () => restore(item) })
        say(item.provisional ? words.removed(label) : words.withdrawnToast(label), { undo: takeBack })
      },
    )
  return {
    move: (itemId: string, place: Place) => moveReport(context, itemId, place),
    correct: (item: AgendaItem, field: FieldName, value: string | null) =>
      correctField(context, item, field, value),
    keep: (item: AgendaItem, fields: readonly FieldName[] = FIELD_NAMES) => keepFields(context, item, fields),
    remove,
    restore,
  }
}
export type Edits = ReturnType<typeof useEdits>
