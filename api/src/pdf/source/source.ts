import { readArray, readDict, readName, readString, type Dict, type Value } from '../syntax/read.ts'
import type { Readable } from '../write/readable.ts'
import { openBytes, type Bytes } from './bytes.ts'
import { openCrypt } from './crypt.ts'
import { findHeader, findStart } from './ends.ts'
import { SourceFault } from './fault.ts'
import { budgetOf } from './object-at.ts'
import { decodedOf, objectIn, packOf, rawOf, REBUILT, resolveIn, scanOf, SEVERAL, type OpenFile, type RawData, type SourceObject } from './objects.ts' // prettier-ignore
import { type PageTree, readTree, type SourcePage } from './tree.ts'
import { type Entries, isDeleted, isPacked, packedEntry } from './entry.ts'
import { readTable } from './xref.ts'

export type { SourceObject } from './objects.ts'
export type { SourcePage } from './tree.ts'

/** One PDF, read where it is asked for: nothing is parsed before, nothing large is held. */
export interface Source {
  readonly trailer: Dict
  readonly catalog: Dict
  readonly encrypted: boolean
  /** What had to be mended so far, in words for logs; more may come as more is read. */
  readonly flaws: ReadonlySet<string>
  readonly tree: PageTree
  object(number: number): SourceObject | null
  /** What a reference leads to, through several when need be; other values as they are. */
  resolve(value: Value | null | undefined): Value | null
  pages(): readonly SourcePage[]
  /** The data as they are to be written again: still filtered, no longer encrypted, in pieces good until the next one. */
  raw(object: SourceObject): RawData
  /** The file as it is. */
  readonly file: Readable
  /** The data with their filters undone; null when these are an image's, or the data are more than `max` bytes. */
  decoded(object: SourceObject, max: number): Buffer | null
  close(): void
}

/**
 * Opens a PDF of the disk or of memory. What is wrong with it is mended by reading: a table rebuilt, a length measured, an encryption
 * that asks for no password undone. Throws `SourceFault` when it cannot be used: EMPTY_FILE, NOT_A_PDF, PASSWORD_REQUIRED, DAMAGED,
 * TOO_LARGE. Whoever opens it closes it.
 */
export function openSource(from: string | Buffer): Source {
  const bytes = openBytes(from)
  try {
    return sourceOf(bytes)
  } catch (error) {
    bytes.close()
    throw error
  }
}

/** Contents are looked at when a file is judged and again when it is copied: little ones are kept. */
const MOST_REMEMBERED = 4 * 2 ** 20
function remembered(decode: Source['decoded']): Source['decoded'] {
  const known = new Map<number, Buffer>()
  let left = MOST_REMEMBERED
  return (object, max) => {
    const before = known.get(object.number)
    if (before && before.length <= max) return before
    const data = decode(object, max)
    if (data && !before && data.length <= left) {
      left -= data.length
      known.set(object.number, data)
    }
    return data
  }
}

interface Opened {
  readonly file: OpenFile
  trailer: Dict
  catalog: Dict
}

function sourceOf(bytes: Bytes): Source {
  const opened = openFile(bytes)
  const tree = treeOf(opened)
  const { file } = opened
  return {
    trailer: opened.trailer,
    catalog: opened.catalog,
    tree,
    encrypted: file.crypt !== null,
    flaws: file.flaws,
    object: (number) => objectIn(file, number),
    resolve: (value) => resolveIn(file, value),
    pages: () => tree.pages,
    raw: (object) => rawOf(file, object),
    file: bytes,
    decoded: remembered((object, max) => decodedOf(file, object, max)),
    close: () => bytes.close(),
  }
}

function openFile(bytes: Bytes): Opened {
  const header = findHeader(bytes)
  const file: OpenFile = {
    bytes,
    budget: budgetOf(bytes.size),
    flaws: new Set(header.offset > 0 || !header.present ? ['the header is not at the start'] : []),
    entries: new Map(),
    shift: header.offset,
    crypt: null,
    scanned: null,
    packs: new Map(),
    opening: new Set(),
  }
  const start = findStart(bytes)
  const table = start < 0 ? null : readTable(bytes, start, file.shift, file.budget)
  const trailer = table?.trailer ?? new Map<string, Value>()
  if (table) {
    file.entries = table.entries
    for (const flaw of table.flaws) file.flaws.add(flaw)
    unlock(file, trailer)
    const catalog = catalogOf(file, trailer.get('Root'))
    if (catalog) return { file, trailer, catalog }
  }
  return startAgain(file, trailer)
}

/** Without a table that leads to pages: everything is found again by reading the whole file once. */
function startAgain(file: OpenFile, known: Dict): Opened {
  const found = scanOf(file)
  const trailer: Dict = new Map([...known, ...found.trailer])
  file.flaws.add(REBUILT)
  if (found.repeated.size > 0) file.flaws.add(SEVERAL)
  Object.assign(file, { entries: new Map(found.entries), shift: 0, crypt: null })
  file.packs.clear()
  unlock(file, trailer)
  for (const holder of found.packed)
    for (const [index, number] of (packOf(file, holder)?.numbers ?? []).entries())
      if (!isLater(found.entries, number, holder)) file.entries.set(number, packedEntry(holder, index))
  const catalog = catalogOf(file, trailer.get('Root')) ?? catalogFound(file, found.catalogs, found.trees)
  if (!catalog) throw new SourceFault('DAMAGED', 'nothing leads to pages')
  return { file, trailer, catalog }
}

/** Whether an object stands in the file behind the stream that also holds one of its number. */
function isLater(entries: Entries, number: number, holder: number): boolean {
  const [own, other] = [entries.get(number), entries.get(holder)]
  return own !== undefined && other !== undefined && !isPacked(own) && !isPacked(other) && own > other
}

function unlock(file: OpenFile, trailer: Dict): void {
  const lock = trailer.get('Encrypt')
  const value = resolveIn(file, lock)
  if (!lock || value?.toString('latin1') === 'null') return
  const dict = readDict(value)
  if (!dict) throw new SourceFault('DAMAGED', 'the encryption is not described')
  const [first] = readArray(resolveIn(file, trailer.get('ID'))) ?? []
  const id = readString(resolveIn(file, first)) ?? Buffer.alloc(0)
  file.crypt = openCrypt(dict, id, (one) => resolveIn(file, one))
  file.packs.clear()
}

/** The catalog behind a reference, when it leads to a page tree. */
function catalogOf(file: OpenFile, root: Value | undefined): Dict | null {
  const catalog = readDict(resolveIn(file, root))
  const pages = readDict(resolveIn(file, catalog?.get('Pages')))
  return catalog && pages?.has('Kids') ? catalog : null
}

/** The last catalog of the file that leads to pages; without any, the tree alone is enough. */
function catalogFound(file: OpenFile, catalogs: readonly number[], trees: readonly number[]): Dict | null {
  const reference = (number: number) => Buffer.from(`${number} 0 R`)
  const unpacked = [...file.entries].filter(([, entry]) => isPacked(entry)).map(([number]) => number)
  const typed = (type: string) =>
    unpacked.filter((number) => readName(readDict(objectIn(file, number)?.value)?.get('Type')) === type)
  for (const number of [...catalogs, ...typed('Catalog')].reverse()) {
    const catalog = catalogOf(file, reference(number))
    if (catalog) return catalog
  }
  const isRoot = (number: number) => {
    const node = readDict(objectIn(file, number)?.value)
    return node !== null && node.has('Kids') && !node.has('Parent')
  }
  const tree = [...trees, ...typed('Pages')].reverse().find(isRoot)
  return tree === undefined ? null : new Map([['Pages', reference(tree)]])
}

/** The page tree; when pages are missing from it, once more with a table rebuilt. */
function treeOf(opened: Opened): PageTree {
  const { file } = opened
  const read = () =>
    readTree(opened.catalog.get('Pages'), {
      resolve: (value) => resolveIn(file, value),
      // Once the table is lost, nobody can say that a page never was.
      promises: (number) => file.flaws.has(REBUILT) || !isDeleted(file.entries.get(number) ?? 0),
    })
  let tree = read()
  if (tree.lost > 0 && !file.flaws.has(REBUILT)) {
    Object.assign(opened, startAgain(file, opened.trailer))
    tree = read()
  }
  for (const flaw of tree.flaws) file.flaws.add(flaw)
  return tree
}
