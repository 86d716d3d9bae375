import type { Annotation } from '@hemicycle/contract'
import { Problem, reanchor } from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import type { annotations } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { type Manifest, readManifestText } from '../dispatches/queries.ts'
import { documentById, lineOf, textOf } from '../imports/queries.ts'

type Note = typeof annotations.$inferSelect
type Place = Annotation['place']

/** Where each note stands in what its reader was lastly sent; a note of a meeting they were not sent has no place. */
export async function placesOf(
  sql: Sql,
  actor: Actor,
  notes: readonly Note[],
): Promise<ReadonlyMap<string, Place>> {
  const sent = new Map<string, Manifest | null>()
  const texts = readOnce((id: string) => documentById(sql, id).then((row) => textOf(sql, row)))
  const successors = readOnce((id: string) => documentById(sql, id).then((row) => lineOf(sql, row)))
  const places = new Map<string, Place>()
  for (const note of notes) {
    if (!sent.has(note.meetingId)) sent.set(note.meetingId, await manifestFor(sql, actor, note.meetingId))
    const manifest = sent.get(note.meetingId)
    if (!manifest) continue
    const now = new Set(manifest.items.flatMap((item) => item.documents.map((document) => document.id)))
    if (now.has(note.documentId)) places.set(note.id, unmoved(note))
    else {
      const newer = (await successors(note.documentId)).find((one) => now.has(one.id))
      places.set(note.id, newer ? await moved(note, newer.id, texts) : orphan(note))
    }
  }
  return places
}

async function manifestFor(sql: Sql, actor: Actor, meetingId: string): Promise<Manifest | null> {
  try {
    return readManifestText((await receivedDispatch(sql, actor.councillorId, meetingId)).dispatch.manifest)
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return null
    throw error
  }
}

const quoted = ({ anchor }: Note): string | null => anchor.quote?.exact ?? null
const unmoved = (note: Note): Place => ({
  documentId: note.documentId,
  page: note.anchor.page,
  verdict: 'SAME',
  exact: quoted(note),
})
const orphan = (note: Note): Place => ({
  documentId: null,
  page: note.anchor.page,
  verdict: 'ORPHANED',
  exact: null,
})

async function moved(
  note: Note,
  documentId: string,
  texts: (id: string) => Promise<readonly string[]>,
): Promise<Place> {
  const older = (await texts(note.documentId))[note.anchor.page - 1] ?? ''
  return { documentId, ...reanchor(note.anchor, await texts(documentId), older) }
}

function readOnce<R>(read: (id: string) => Promise<R>): (id: string) => Promise<R> {
  const known = new Map<string, Promise<R>>()
  return (id) => {
    const value = known.get(id) ?? read(id)
    known.set(id, value)
    return value
  }
}
