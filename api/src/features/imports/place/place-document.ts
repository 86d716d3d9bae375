import type { Input, placeDocument } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, isNull, max } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, documentReadings, documents, type Placement } from '../../../kernel/db/schema/index.ts'
import type { Actor } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { newId } from '../../../kernel/ids.ts'
import { editDocument } from '../edit-document.ts'
import type { DocumentRecord } from '../queries.ts'
import { fieldsOf, partAt } from './fields.ts'
import { removeIfEmpty } from './remove-empty.ts'

/** The clerk says where a file belongs: from then on no reading moves it. */
export async function placeDocumentCommand(
  deps: Deps,
  actor: Actor,
  { documentId, itemId, kind }: Input<typeof placeDocument>,
): Promise<Record<string, never>> {
  return editDocument(deps, actor, documentId, 'document.placed', async (sql, document, now) => {
    if (document.container !== null || document.state === 'DISCARDED' || document.state === 'RECEIVED')
      throw new Problem('NOT_ALLOWED_NOW', 'it cannot stand in an item')
    const wanted = kind ?? (itemId === null ? 'REPORT' : followerKind(document))
    const target = itemId ?? (await makeItem(sql, document, now))
    if (itemId !== null) await mustHold(sql, document, itemId)
    await sql
      .update(documents)
      .set({
        itemId: target,
        kind: wanted,
        position: itemId === null ? 0 : await nextPosition(sql, target),
        placement: byClerk(document, target),
      })
      .where(eq(documents.id, documentId))
    if (document.itemId && document.itemId !== target) await removeIfEmpty(sql, document.itemId, now)
    return { itemId: target, kind: wanted }
  })
}

const followerKind = ({ kind }: DocumentRecord): NonNullable<DocumentRecord['kind']> =>
  kind === null || kind === 'REPORT' ? 'ANNEX' : kind

const byClerk = ({ placement }: DocumentRecord, itemId: string): Placement => ({
  by: 'CLERK',
  itemId,
  reason: null,
  detail: '',
  confidence: 1,
  doubt: null,
  candidates: placement?.candidates ?? [],
})

async function mustHold(sql: Sql, { meetingId }: DocumentRecord, itemId: string): Promise<void> {
  const [item] = await sql
    .select()
    .from(agendaItems)
    .where(and(eq(agendaItems.id, itemId), isNull(agendaItems.removedAt)))
  if (item?.meetingId !== meetingId) throw new Problem('NOT_FOUND', 'agenda item')
}

async function nextPosition(sql: Sql, itemId: string): Promise<number> {
  const [row] = await sql
    .select({ last: max(documents.position) })
    .from(documents)
    .where(eq(documents.itemId, itemId))
  return (row?.last ?? -1) + 1
}

/** An item at the end of the section that holds the document now, else of the first one, with what was read of the document. */
async function makeItem(sql: Sql, document: DocumentRecord, now: Date): Promise<string> {
  const { authorityId, meetingId } = document
  const rows = await sql
    .select()
    .from(agendaItems)
    .where(eq(agendaItems.meetingId, meetingId))
    .orderBy(agendaItems.position)
  const [reading] = await sql
    .select()
    .from(documentReadings)
    .where(
      eq(
        documentReadings.documentId,
        document.sourceId && document.firstPage ? document.sourceId : document.id,
      ),
    )
  const extracted = reading?.extracted ?? null
  const first = document.firstPage
  const part = first === null ? undefined : partAt(extracted?.parts ?? [], { first })
  const id = newId()
  await sql.insert(agendaItems).values({
    id,
    authorityId,
    meetingId,
    sectionId: (rows.find((row) => row.id === document.itemId) ?? rows[0])?.sectionId ?? null,
    position: (rows.at(-1)?.position ?? -1) + 1,
    fields: fieldsOf({
      documentId: document.id,
      name: document.name,
      fields: part?.fields ?? extracted,
      firstPage: first ?? 1,
    }),
    createdAt: now,
  })
  return id
}
