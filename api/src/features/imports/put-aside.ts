import { Problem } from '@hemicycle/domain'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, documents } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { editDocument } from './edit-document.ts'
import { readDocument } from './jobs.ts'
import { removeIfEmpty } from './place/remove-empty.ts'
import type { DocumentRecord } from './queries.ts'
import { isSuperseded } from './versions/line.ts'

/** Puts a file aside, with its pieces or what came in it; an item left without any file leaves the agenda with it. */
export async function discardCommand(
  deps: Deps,
  actor: Actor,
  input: { documentId: string },
): Promise<Record<string, never>> {
  return editDocument(deps, actor, input.documentId, 'document.discarded', async (sql, document, now) => {
    const family = (await familyOf(sql, document)).filter(({ state }) => state !== 'DISCARDED')
    await sql
      .update(documents)
      .set({ state: 'DISCARDED', discardedAt: now })
      .where(inArray(documents.id, family.map(({ id }) => id))) // prettier-ignore
    for (const itemId of itemsOf(family)) await removeIfEmpty(sql, itemId, now)
    return undefined
  })
}

/** Brings back what was put aside with the file, at the same moment and no other. */
export async function restoreCommand(
  deps: Deps,
  actor: Actor,
  input: { documentId: string },
): Promise<Record<string, never>> {
  return editDocument(deps, actor, input.documentId, 'document.restored', async (sql, document) => {
    if (document.state !== 'DISCARDED') throw new Problem('NOT_ALLOWED_NOW', 'it was not put aside')
    if (await isSuperseded(sql, document)) throw new Problem('NOT_ALLOWED_NOW', 'a newer version stands')
    const at = document.discardedAt?.getTime()
    const family = (await familyOf(sql, document)).filter((one) => one.discardedAt?.getTime() === at)
    for (const one of family) {
      const state = stateBefore(one)
      await sql.update(documents).set({ state, discardedAt: null }).where(eq(documents.id, one.id))
      if (state === 'RECEIVED') await emit(sql, actor.authorityId, readDocument, { documentId: one.id })
    }
    for (const itemId of itemsOf(family))
      await sql.update(agendaItems).set({ removedAt: null }).where(eq(agendaItems.id, itemId))
    return undefined
  })
}

function stateBefore({ refusal, pages, container }: DocumentRecord): DocumentRecord['state'] {
  if (refusal) return 'REFUSED'
  return pages === null && container === null ? 'RECEIVED' : 'READY'
}

/** The document, what came in it or was cut from it, and the pieces of that. */
export async function familyOf(sql: Sql, document: DocumentRecord): Promise<DocumentRecord[]> {
  const family = [document]
  let parents = [document.id]
  while (parents.length > 0) {
    const children = await sql.select().from(documents).where(inArray(documents.sourceId, parents))
    family.push(...children)
    parents = children.map(({ id }) => id)
  }
  return family
}

const itemsOf = (family: readonly DocumentRecord[]): string[] => [
  ...new Set(family.flatMap(({ itemId }) => itemId ?? [])),
]
