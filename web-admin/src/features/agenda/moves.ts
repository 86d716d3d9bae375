import type { Agenda } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { say } from '../../common/say.ts'
import { fr } from '../../i18n/fr.ts'
import { type EditContext, itemOf, refused } from './edit-context.ts'
import { labelOf } from './filter.ts'
import { isAtHome, placeOf } from './places.ts'
import { operate } from './operate.ts'
import { previewMove } from './preview.ts'

const words = fr.agenda

/** Moves a report: shown at once, sent, said, and taken back by moving it home. */
export async function moveReport(
  context: EditContext,
  itemId: string,
  place: Place,
  back = false,
): Promise<void> {
  const { state, undo } = context
  const before = state.shown.value
  const item = itemOf(before, itemId)
  if (!before || !item || isAtHome(before, itemId, place)) return
  const home = placeOf(before, itemId)
  let rebased = false
  const send = (server: Agenda): Promise<Agenda> =>
    operate(server, [{ type: 'MOVE', itemIds: [itemId], ...place }])
  await state.edit({
    optimistic: (shown) => foresee(shown, itemId, place),
    send,
    rebase: (fresh) => {
      rebased = stillThere(fresh, itemId, place)
      return rebased ? send : null
    },
    done: (reply) => {
      if (back) return say(words.movedBack)
      const label = labelOf(itemOf(reply, itemId) ?? item)
      const takeBack = undo.push({
        label: words.actMove(label),
        undo: () => moveReport(context, itemId, home, true),
      })
      say(rebased ? words.staleMoved : sentenceOf(before, reply, itemId, label), { undo: takeBack })
    },
    failed: refused,
  })
}

function sentenceOf(before: Agenda, after: Agenda, itemId: string, label: string): string {
  const was = new Map(before.items.map((item) => [item.id, item.number]))
  const changed = after.items.filter(
    ({ id, number }) => id !== itemId && was.has(id) && was.get(id) !== number,
  ).length
  return changed > 0 ? words.moved(label, changed) : words.movedOnly(label)
}

function foresee(shown: Agenda, itemId: string, place: Place): Agenda | null {
  try {
    const preview = previewMove(shown, itemId, place)
    const items = preview.items.map((item, position) => ({
      ...item,
      position,
      number: preview.numbers.get(item.id) ?? null,
    }))
    return { ...shown, items }
  } catch {
    return null
  }
}

const stillThere = (agenda: Agenda, itemId: string, place: Place): boolean =>
  itemOf(agenda, itemId) !== undefined &&
  (place.before === null || itemOf(agenda, place.before)?.sectionId === place.sectionId)
