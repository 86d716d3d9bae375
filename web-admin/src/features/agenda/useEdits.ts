import {
  type Agenda,
  type AgendaItem,
  correctItem,
  FIELD_NAMES,
  type FieldName,
  moveItem,
  removeItem,
  restoreItem,
} from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { call } from '../../api.ts'
import { say, sayProblem } from '../../common/say.ts'
import { fr } from '../../i18n/fr.ts'
import { labelOf } from './filter.ts'
import { isAtHome, placeOf } from './places.ts'
import { type Numbering, previewMove } from './preview.ts'
import type { AgendaState } from './useAgenda.ts'
import type { Undo } from './useUndo.ts'

const words = fr.agenda
export type Correction =
  { readonly outcome: 'DONE' | 'FAILED' } | { readonly outcome: 'CONFLICT'; readonly theirs: string | null }

const itemOf = (agenda: Agenda, id: string): AgendaItem | undefined =>
  agenda.items.find((item) => item.id === id)

/** The gestures of the clerk on an agenda, each with what it says and how it is taken back. */
export function useEdits(meetingId: string, state: AgendaState, undo: Undo, numbering: () => Numbering) {
  const refused = (problem: unknown, stale: boolean): null => {
    if (stale) say(words.staleRead, { tone: 'warn' })
    else sayProblem(problem)
    return null
  }

  const move = async (itemId: string, place: Place, back = false): Promise<void> => {
    const before = state.shown.value
    const item = before && itemOf(before, itemId)
    if (!before || !item || isAtHome(before, itemId, place)) return
    const home = placeOf(before, itemId)
    let rebased = false
    const send = (server: Agenda) =>
      call(moveItem, {
        meetingId,
        version: server.version,
        itemId,
        sectionId: place.sectionId,
        beforeItemId: place.before,
      })
    await state.edit({
      optimistic: (shown) => foresee(shown, itemId, place, numbering()),
      send,
      rebase: (fresh) => {
        rebased = stillThere(fresh, itemId, place)
        return rebased ? send : null
      },
      done: (reply) => {
        const label = labelOf(itemOf(reply, itemId) ?? item)
        if (back) return say(words.movedBack)
        const takeBack = undo.push({ label: words.actMove(label), undo: () => move(itemId, home, true) })
        const changed = changedNumbers(before, reply, itemId)
        const text = changed > 0 ? words.moved(label, changed) : words.movedOnly(label)
        say(rebased ? words.staleMoved : text, { undo: takeBack })
      },
      failed: refused,
    })
  }

  const send = (
    item: AgendaItem,
    values: Partial<Record<FieldName, string | null>>,
    version = item.version,
  ) => call(correctItem, { itemId: item.id, version, ...values } as Parameters<typeof call<never, Agenda>>[1])

  const correct = (
    item: AgendaItem,
    field: FieldName,
    value: string | null,
    back = false,
  ): Promise<Correction> => {
    const was = item[field].value
    let theirs: string | null | undefined
    return state.edit<Correction>({
      send: () => send(item, { [field]: value }),
      rebase: (fresh) => {
        const now = itemOf(fresh, item.id)
        if (!now) return null
        if (now[field].value !== was) theirs = now[field].value
        return theirs === undefined ? () => send(item, { [field]: value }, now.version) : null
      },
      done: () => {
        const name = words.fields[field]
        if (back) say(words.correctedBack(name))
        else if (value !== was && !(field === 'title' && was === null))
          say(words.corrected(name), { undo: undo.push({ label: words.actCorrect(name), undo: takeBack }) })
        return { outcome: 'DONE' }
      },
      failed: (problem, stale) => {
        if (theirs !== undefined) return { outcome: 'CONFLICT', theirs }
        refused(problem, stale)
        return { outcome: 'FAILED' }
      },
    })
    function takeBack() {
      const now = state.shown.value && itemOf(state.shown.value, item.id)
      return now ? correct(now, field, was, true) : Promise.resolve()
    }
  }

  /** « Garder » : what was read becomes the clerk's own. */
  const keep = (item: AgendaItem, fields: readonly FieldName[] = FIELD_NAMES): Promise<unknown> => {
    const values = Object.fromEntries(fields.filter((f) => item[f].toCheck).map((f) => [f, item[f].value]))
    if (Object.keys(values).length === 0) return Promise.resolve()
    return state.edit({
      send: (server) => send(item, values, itemOf(server, item.id)?.version),
      rebase: () => null,
      done: () => undefined,
      failed: refused,
    })
  }

  const restore = (item: AgendaItem): Promise<unknown> =>
    state.edit({
      send: (server) =>
        call(restoreItem, { itemId: item.id, version: itemOf(server, item.id)?.version ?? item.version + 1 }),
      rebase: () => null,
      done: () => say(words.restored(labelOf(item))),
      failed: refused,
    })

  const remove = (item: AgendaItem): Promise<unknown> =>
    state.edit({
      send: (server) =>
        call(removeItem, { itemId: item.id, version: itemOf(server, item.id)?.version ?? item.version }),
      rebase: () => null,
      done: () => {
        const label = labelOf(item)
        const takeBack = undo.push({ label: words.actRemove(label), undo: () => restore(item) })
        say(item.provisional ? words.removed(label) : words.withdrawnToast(label), { undo: takeBack })
      },
      failed: refused,
    })

  return { move, correct, keep, remove, restore }
}
export type Edits = ReturnType<typeof useEdits>

function foresee(shown: Agenda, itemId: string, place: Place, number: Numbering): Agenda | null {
  try {
    const preview = previewMove(shown, itemId, place, number)
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

function changedNumbers(before: Agenda, after: Agenda, except: string): number {
  const was = new Map(before.items.map((item) => [item.id, item.number]))
  return after.items.filter((i) => i.id !== except && was.has(i.id) && was.get(i.id) !== i.number).length
}
