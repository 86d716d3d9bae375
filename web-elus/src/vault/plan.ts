import { type Convocation, MOST_AT_ONCE } from '@hemicycle/contract'
import type { Held } from './shared/messages.ts'

export interface Wanted {
  readonly kind: 'DOCUMENT' | 'PUBLICATION'
  readonly id: string
  readonly bytes: number
}
export interface Progress {
  /** Reports to read, and those of which every piece is here. */
  readonly reports: number
  readonly done: number
  readonly bytes: number
  readonly here: number
  readonly ready: boolean
}
/** A meeting is still of use the day after it began. */
const LASTS_MS = 24 * 3_600_000

/** Kept by choice; where nothing was chosen, kept while it is to come. */
export function isKept(
  meeting: { meetingId: string; startsAt: string },
  choices: Readonly<Record<string, boolean>>,
  now: number,
): boolean {
  return choices[meeting.meetingId] ?? Date.parse(meeting.startsAt) + LASTS_MS > now
}

const readable = (convocation: Convocation) =>
  convocation.items.filter((item) => !item.withdrawn && item.pages > 0)

const documentsOf = (convocation: Convocation) =>
  readable(convocation).flatMap(({ documents }) => documents.filter(({ pages }) => pages > 0))

/** The files of a meeting, in the order in which they will be read. */
export const wantedOf = (convocation: Convocation): Wanted[] =>
  documentsOf(convocation).map(({ id, bytes }) => ({ kind: 'DOCUMENT', id, bytes }))

/** In one answer: about a megabyte of text, and no more files than are asked for at once. */
const MOST = { pages: 300, files: MOST_AT_ONCE }

/** The files of a meeting but those whose text is here, in batches whose texts are asked for and kept together. */
export function batchesOf(convocation: Convocation, here: ReadonlySet<string>): string[][] {
  const batches: string[][] = []
  let pages = 0
  for (const document of documentsOf(convocation)) {
    if (here.has(document.id)) continue
    const last = batches.at(-1)
    const room = last && pages + document.pages <= MOST.pages && last.length < MOST.files
    if (room) last.push(document.id)
    else batches.push([document.id])
    pages = document.pages + (room ? pages : 0)
  }
  return batches
}

/** How much of a meeting is on the device. A converted file is not as long as its original: what is here says it better. */
export function progressOf(convocation: Convocation, held: ReadonlyMap<string, Held>): Progress {
  const items = readable(convocation)
  const files = wantedOf(convocation)
  const whole = (id: string) => held.get(id)?.whole === true
  const done = items.filter(({ documents }) => documents.every(({ id, pages }) => pages === 0 || whole(id)))
  const bytes = files.reduce((sum, file) => sum + (held.get(file.id)?.bytes ?? file.bytes), 0)
  const here = files.reduce((sum, file) => sum + (held.get(file.id)?.here ?? 0), 0)
  return { reports: items.length, done: done.length, bytes, here, ready: done.length === items.length }
}
