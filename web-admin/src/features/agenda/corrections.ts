import type { Agenda, AgendaItem, FieldName } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { say } from '../../common/say.ts'
import { fr } from '../../i18n/fr.ts'
import { type EditContext, itemOf, refused } from './edit-context.ts'
import { operate } from './operate.ts'

const words = fr.agenda
export type Correction =
  { readonly outcome: 'DONE' | 'FAILED' } | { readonly outcome: 'CONFLICT'; readonly theirs: string | null }

type Values = Partial<Record<FieldName, string | null>>

const send = (server: Agenda, itemId: string, values: Values): Promise<Agenda> =>
  operate(server, [{ type: 'CORRECT', itemId, values: values as { title?: string } }])

/**
 * Writes a value over what was read. When the report changed meanwhile but not this field, the correction passes; when this very field
 * changed, both values go back to the editor and nothing is lost.
 */
export function correctField(
  context: EditContext,
  item: AgendaItem,
  field: FieldName,
  value: string | null,
  back = false,
): Promise<Correction> {
  const was = item[field].value
  let theirs: string | null | undefined
  return context.state.edit<Correction>({
    send: (server) => {
      const now = itemOf(server, item.id)
      // The screen may have read, since the editor was opened, that somebody else has changed this very field.
      if (!back && now && now[field].value !== was) return Promise.reject(new Problem('STALE_VERSION'))
      return send(server, item.id, { [field]: value })
    },
    rebase: (fresh) => {
      const now = itemOf(fresh, item.id)
      if (!now) return null
      if (now[field].value !== was) theirs = now[field].value
      return theirs === undefined ? (server) => send(server, item.id, { [field]: value }) : null
    },
    done: () => {
      const name = words.fields[field]
      if (back) say(words.correctedBack(name))
      else if (value !== was) say(words.corrected(name), { undo: takeBackLater(context, item, field, name) })
      return { outcome: 'DONE' }
    },
    failed: (problem, stale) => {
      if (theirs !== undefined) return { outcome: 'CONFLICT', theirs }
      refused(problem, stale)
      return { outcome: 'FAILED' }
    },
  })
}

function takeBackLater(
  context: EditContext,
  item: AgendaItem,
  field: FieldName,
  name: string,
): () => Promise<void> {
  const was = item[field].value
  return context.undo.push({
    label: words.actCorrect(name),
    undo: async () => {
      const now = itemOf(context.state.shown.value, item.id)
      if (now) await correctField(context, now, field, was, true)
    },
  })
}

/** « Garder »: what was read becomes the clerk's own. */
export async function keepFields(
  context: EditContext,
  item: AgendaItem,
  fields: readonly FieldName[],
): Promise<void> {
  const doubtful = fields.filter((field) => item[field].toCheck)
  if (doubtful.length === 0) return
  const values: Values = Object.fromEntries(doubtful.map((field) => [field, item[field].value]))
  await context.state.edit<unknown>({
    send: (server) => send(server, item.id, values),
    rebase: () => null,
    done: () => undefined,
    failed: refused,
  })
}
