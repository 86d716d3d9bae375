import { type Agenda, type AgendaItem, FIELD_NAMES, type FieldName } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { say } from '../../common/say.ts'
import { fr } from '../../i18n/fr.ts'
import { correctField, keepFields } from './corrections.ts'
import { type EditContext, refused } from './edit-context.ts'
import { labelOf } from './filter.ts'
import { moveReport } from './moves.ts'
import { operate } from './operate.ts'

const words = fr.agenda

/** The gestures of the clerk on an agenda, each with what it says and how it is taken back. */
export function useEdits(context: EditContext) {
  const { state, undo } = context
  const once = (send: (server: Agenda) => Promise<Agenda>, done: () => unknown): Promise<unknown> =>
    state.edit<unknown>({ send, rebase: () => null, done, failed: refused })

  const restore = (item: AgendaItem): Promise<unknown> =>
    once(
      (server) => operate(server, [{ type: 'RESTORE', itemId: item.id }]),
      () => say(words.restored(labelOf(item))),
    )
  const remove = (item: AgendaItem): Promise<unknown> =>
    once(
      (server) => operate(server, [{ type: 'REMOVE', itemIds: [item.id] }]),
      () => {
        const label = labelOf(item)
        const takeBack = undo.push({ label: words.actRemove(label), undo: () => restore(item) })
        say(!item.sent ? words.removed(label) : words.withdrawnToast(label), { undo: takeBack })
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
