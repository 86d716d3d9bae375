import type { Input, Output, removeAnnotation, saveAnnotation } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, annotations, documents } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { mayRead } from '../files/queries.ts'
import { readersOf } from './queries.ts'

type Note = Input<typeof saveAnnotation>

/**
 * Writes a note. Its id comes from the device, so that sending it twice writes it once; of two devices, the latest word stays.
 * Not journaled and announced to nobody: that an élu writes is as private as what they write.
 */
export async function saveAnnotationCommand(
  deps: Deps,
  actor: Actor,
  note: Note,
): Promise<Output<typeof saveAnnotation>> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const councillorId = await mayAnnotate(sql, actor, note)
    const { annotationId, madeAt, meetingId, itemId, documentId, kind, anchor, body } = note
    const written = {
      meetingId,
      itemId,
      documentId,
      kind,
      anchor,
      body,
      ...(await sharing(sql, actor, note)),
      changedAt: new Date(note.changedAt),
      receivedAt: now,
      removedAt: null,
    }
    const mine = eq(annotations.id, annotationId)
    const [known] = await sql.select().from(annotations).where(mine).for('update')
    if (known && (known.authorId !== actor.userId || known.changedAt >= written.changedAt))
      return { annotationId, changedAt: known.changedAt.toISOString() }
    if (known) await sql.update(annotations).set(written).where(mine)
    else
      await sql.insert(annotations).values({
        id: annotationId,
        authorityId: actor.authorityId,
        authorId: actor.userId,
        councillorId,
        madeAt: new Date(madeAt),
        ...written,
      })
    return { annotationId, changedAt: note.changedAt }
  })
}

/** The file was sent to this person, and belongs to this meeting and item. */
async function mayAnnotate(sql: Sql, actor: Actor, note: Note): Promise<string> {
  const { meetingId, itemId, documentId } = note
  const [document] = await sql
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.meetingId, meetingId)))
  const [item] = await sql
    .select({ id: agendaItems.id })
    .from(agendaItems)
    .where(and(eq(agendaItems.id, itemId), eq(agendaItems.meetingId, meetingId)))
  if (!document || !item || !actor.councillorId || !(await mayRead(sql, actor, 'DOCUMENT', documentId)))
    throw new Problem('NOT_FOUND', 'document')
  return actor.councillorId
}

async function sharing(sql: Sql, actor: Actor, { meetingId, visibility, sharedWith }: Note) {
  if (visibility === 'PRIVATE') return { visibility, sharedWith: [], sharedGroup: null }
  const { group, councillors } = await readersOf(sql, actor, meetingId)
  if (visibility === 'GROUP') {
    if (!group) throw refused('visibility', 'the author has no group')
    return { visibility, sharedWith: [], sharedGroup: group }
  }
  const known = new Set(councillors.map((one) => one.id))
  if (sharedWith.length === 0 || !sharedWith.every((id) => known.has(id)))
    throw refused('sharedWith', 'councillors convened to the same meeting')
  return { visibility, sharedWith: [...new Set(sharedWith)], sharedGroup: null }
}

const refused = (field: string, reason: string) =>
  new Problem('INVALID_INPUT', reason, { violations: [{ field, reason }] })

/** Forgets the words and the place of a note. Already removed, or never received: nothing is left to do. */
export async function removeAnnotationCommand(
  deps: Deps,
  actor: Actor,
  { annotationId }: Input<typeof removeAnnotation>,
): Promise<Output<typeof removeAnnotation>> {
  const now = deps.clock.now()
  await inTx(deps, actor, (sql) =>
    sql
      .update(annotations)
      .set({
        anchor: { page: 1, quote: null, quads: [] },
        body: { colour: 'YELLOW', text: '', strokes: [] },
        visibility: 'PRIVATE',
        sharedWith: [],
        sharedGroup: null,
        changedAt: now,
        removedAt: now,
      })
      .where(and(eq(annotations.id, annotationId), eq(annotations.authorId, actor.userId))),
  )
  return { annotationId }
}
