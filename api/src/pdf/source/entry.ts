import type { Dict } from '../syntax/read.ts'

/**
 * Where an object is, in one number, of which a file may have a hundred thousand: an offset of the file; 0, it was deleted; below 0, it
 * is the so-many-th inside of another.
 */
export type Entry = number
export type Entries = Map<number, Entry>

const [MOST_HOLDER, INDEXES] = [2 ** 31 - 1, 2 ** 20]
export const packedEntry = (holder: number, index: number): Entry =>
  -1 - Math.min(holder, MOST_HOLDER) * INDEXES - Math.min(index, INDEXES - 1)
export const isPacked = (entry: Entry): boolean => entry < 0
export const holderOf = (entry: Entry): number => Math.floor((-1 - entry) / INDEXES)
/** A hint: what counts is the number written inside of the holder. */
export const indexOf = (entry: Entry): number => (-1 - entry) % INDEXES

/** One cross-reference section: table or stream. */
export interface Section {
  readonly entries: Entries
  readonly trailer: Dict
}

export const DELETED: Entry = 0
export const isDeleted = (entry: Entry): boolean => entry === DELETED
