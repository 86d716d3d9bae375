import type { Annotation, listReaders, Output } from '@hemicycle/contract'
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { annotations, councillors, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { placesOf } from './places.ts'

export type AnnotationRow = typeof annotations.$inferSelect

/** My notes and those shared with me, of meetings I am convened to. Row-level security has already left out everybody else's. */
export async function annotationsOf(
  sql: Sql,
  actor: Actor,
  meetingId: string | undefined,
): Promise<Annotation[]> {
  const rows = await sql
    .select({ note: annotations, firstName: councillors.firstName, lastName: councillors.lastName })
    .from(annotations)
    .innerJoin(councillors, eq(councillors.id, annotations.councillorId))
    .where(and(isNull(annotations.removedAt), meetingId ? eq(annotations.meetingId, meetingId) : undefined))
    .orderBy(asc(annotations.madeAt), asc(annotations.id))
  const places = await placesOf(
    sql,
    actor,
    rows.map(({ note }) => note),
  )
  return rows.flatMap(({ note, firstName, lastName }) => {
    const place = places.get(note.id)
    if (!place) return []
    const author = {
      councillorId: note.councillorId,
      name: `${firstName} ${lastName}`,
      mine: isMine(note, actor),
    }
    return [toAnnotation(note, author, place)]
  })
}

export const isMine = (note: AnnotationRow, actor: Actor): boolean => note.authorId === actor.userId

function toAnnotation(
  note: AnnotationRow,
  author: Annotation['author'],
  place: Annotation['place'],
): Annotation {
  const { id, meetingId, itemId, documentId, kind, anchor, body, visibility } = note
  return {
    id,
    meetingId,
    itemId,
    documentId,
    kind,
    visibility,
    // Jsonb as it was validated on its way in.
    anchor: anchor as Annotation['anchor'],
    body: body as Annotation['body'],
    // Whom it was shared with is for its author to know.
    sharedWith: author.mine ? note.sharedWith : [],
    madeAt: note.madeAt.toISOString(),
    changedAt: note.changedAt.toISOString(),
    author,
    place,
  }
}

/** The councillors convened by the same dispatch, and the group of the one who asks. */
export async function readersOf(
  sql: Sql,
  actor: Actor,
  meetingId: string,
): Promise<Output<typeof listReaders>> {
  const { dispatch, recipient } = await receivedDispatch(sql, actor.councillorId, meetingId)
  const convened = sql
    .select({ id: dispatchRecipients.councillorId })
    .from(dispatchRecipients)
    .where(eq(dispatchRecipients.dispatchId, dispatch.id))
  const people = await sql
    .select()
    .from(councillors)
    .where(and(inArray(councillors.id, convened), ne(councillors.id, recipient.councillorId)))
    .orderBy(asc(councillors.lastName), asc(councillors.firstName))
  const [me] = await sql.select().from(councillors).where(eq(councillors.id, recipient.councillorId))
  return {
    group: me?.politicalGroup ?? null,
    councillors: people.map(({ id, firstName, lastName, politicalGroup }) => ({
      id,
      name: `${firstName} ${lastName}`,
      group: politicalGroup,
    })),
  }
}
