import type { AgendaItem } from '@hemicycle/contract'
import { foldText, hasOwnTitle } from '@hemicycle/domain'
import { type Beside, type Field, nameAnnexes, type TitlesRead } from '../../extraction/index.ts'
import type { StoredField } from '../../kernel/db/schema/index.ts'
import type { DocumentRecord } from './read.ts'
import { stored } from './stored.ts'
import { TRUST_THRESHOLD } from './trust.ts'

type Piece = AgendaItem['documents'][number]
type Title = Pick<Piece, 'readTitle' | 'mark'>
type Said = StoredField & { readonly value: string }
type File = Pick<DocumentRecord, 'id' | 'name' | 'sourceId' | 'firstPage'>
/** What was read of each file, by document. */
export type Readings = ReadonlyMap<string, readonly TitlesRead[]>

export interface ItemTitles {
  readonly byPiece: ReadonlyMap<string, Title>
  /** What the report announces and no file is. */
  readonly missing: readonly Said[]
}
const NONE: ItemTitles = { byPiece: new Map(), missing: [] }

/** What the pieces of an item are called by what was read in them. Follows the pieces: one that moves is read anew with its item. */
export function titlesOf(
  pieces: readonly Pick<Piece, 'id' | 'kind'>[],
  files: ReadonlyMap<string, File>,
  readings: Readings,
): ItemTitles {
  const known = pieces.flatMap(({ id, kind }) => {
    const file = files.get(id)
    return file ? [{ file, kind, read: readOf(file, readings) }] : []
  })
  const listed = known
    .filter(({ kind }) => !hasOwnTitle(kind))
    .flatMap(({ file, read }) => (read?.kind === 'ANNEX' ? [] : saidIn(file, read?.annexTitles)))
  const beside = known.filter(({ kind }) => hasOwnTitle(kind)).map(besideOf)
  if (listed.length === 0 && beside.length === 0) return NONE
  const { named, missing } = nameAnnexes(distinct(listed), beside)
  const titles = named.map(({ id, title, mark, confidence, said }): [string, Title] => {
    const evidence = said?.evidence ?? null
    const source = said ? ('READ' as const) : ('FILE' as const)
    return [id, { mark, readTitle: title === null ? null : { value: title, source, confidence, evidence } }]
  })
  return { byPiece: new Map(titles), missing }
}

/** The file that was read for a document: of a piece of a cahier, the cahier. */
export const fileReadFor = ({ id, sourceId, firstPage }: Omit<File, 'name'>): string =>
  firstPage === null ? id : (sourceId ?? id)

/** Of a piece of a cahier, the part that begins there. */
const readOf = (file: File, readings: Readings): TitlesRead | undefined =>
  readings.get(fileReadFor(file))?.find((one) => one.firstPage === file.firstPage)

interface Known {
  readonly file: File
  readonly kind: Piece['kind']
  readonly read: TitlesRead | undefined
}

function besideOf({ file, kind, read }: Known): Beside<Said> {
  const { id, name, firstPage } = file
  const sure = read?.title && read.title.confidence >= TRUST_THRESHOLD ? [read.title] : []
  const printed = read?.kind === 'ANNEX' && read.annexTitles.length > 0 ? read.annexTitles.slice(0, 1) : sure
  return {
    id,
    name: firstPage === null ? name : null,
    isAnnex: kind === 'ANNEX',
    heading: read?.heading ?? null,
    printed: saidIn(file, printed)[0] ?? null,
    firstTitle: read?.title?.value ?? null,
  }
}

const saidIn = ({ id, firstPage }: File, fields: readonly Field[] = []): Said[] =>
  fields.map((field) => ({ ...stored(id, firstPage ?? 1, field), value: field.value }))

/** A report and its délibération list the same annexes: the first counts. */
function distinct(listed: readonly Said[]): Said[] {
  const seen = new Set<string>()
  return listed.filter(({ value }) => {
    const key = foldText(value)
    return !seen.has(key) && seen.add(key)
  })
}
