import type { Body } from '../body/body.ts'
import { readStoredBody, storeBody, type StoredBody } from '../body/store.ts'
import { writeBody, type BodyOptions } from '../body/write-body.ts'
import { canLighten } from '../image/lighter.ts'
import { openSource, type Source } from '../source/source.ts'
import type { BundleDocument } from '../types.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import { ReadFault, type Readable } from '../write/readable.ts'
import { bundleTarget } from './bundle-target.ts'
import { copyStored } from './copy-stored.ts'
import { holdStreams, type HeldStreams } from './held-streams.ts'
import { packsOf, type Packs } from './pack-lanes.ts'
import type { Placed } from './places.ts'
import { addRoles, type Roles } from './roles.ts'

/** Puts documents into the bundle, one after the other. */
export interface Placing {
  readonly roles: Roles
  document(document: BundleDocument): Promise<Placed>
  /** A document that is open already. */
  source(document: Pick<BundleDocument, 'id' | 'label'>, source: Source): Promise<Placed>
  /** A document of our own making, of which only the numbers are taken: it is written last. */
  last(bytes: Uint8Array, label: string, options: BodyOptions): Promise<PlacedLast>
  /** Names the document that a failure is about, be it found while another is placed, or at the end; another failure is left as it is. */
  named(cause: unknown): unknown
}

export interface PlacedLast {
  readonly placed: Placed
  /** Writes all but what the first page is drawn with. */
  readonly writeOthers: () => Promise<void>
  /** Returns where in the file what the first page is drawn with begins. */
  readonly writeFirst: () => Promise<number>
}

export interface PlacingOptions {
  readonly signal?: AbortSignal | undefined
  /** Pictures are made smaller. */
  readonly light?: boolean | undefined
}

/** `all` are the documents that will be placed: parts of one file are copied together, its fonts and pictures kept once. */
export function openPlacing(
  pdf: PdfWriter,
  all: readonly BundleDocument[],
  { signal, light = false }: PlacingOptions = {},
): Placing {
  const roles: Roles = { roles: new Map(), classes: new Map() }
  /** `copy` writes the streams of the document, whose object n becomes `base` + n; `packs` write the small objects. */
  const number = async (id: string, label: string, copy: (base: number) => Promise<Body>) => {
    const base = pdf.reserve(0) - 1
    const body = await copy(base)
    if (body.pages.length === 0) throw new Error('no page')
    pdf.reserve(body.objects)
    const rename = addRoles(roles, { body, base })
    // Once the small objects are in the file, only what speaks of them is kept.
    const placed: Placed = { id, label, base, body: { ...body, lanes: NO_LANES } }
    return { placed, packs: packsOf(pdf, body, base, rename) }
  }
  const place = async (id: string, label: string, copy: (base: number) => Promise<Body>): Promise<Placed> => {
    const { placed, packs } = await number(id, label, copy)
    // The structure does not stand between a page and what it needs.
    await packs.shown()
    await packs.structure()
    return placed
  }
  const owners = openOwners()
  const direct = (id: string, from: string, options: BodyOptions) => (base: number) =>
    withSource(from, (source) => {
      owners.note(source.file, id)
      return writeBody(source, bundleTarget(pdf, base, signal), options)
    })
  const stored = (id: string, path: string, kept: StoredBody) => async (base: number) => {
    signal?.throwIfAborted()
    owners.note(copyStored(pdf, path, kept, base), id)
    if (pdf.out.full()) await pdf.out.drain()
    return kept.body
  }
  const part = openCahiers(all, ({ id, label, path }, pages) =>
    place(id, label, direct(id, path, { pages, light })),
  )
  return {
    roles,
    source: ({ id, label }, source) =>
      place(id, label, (base) => writeBody(source, bundleTarget(pdf, base, signal), { light })),
    last: async (bytes, label, options) => {
      const streams = holdStreams()
      const copy = (source: Source) => writeBody(source, streams.target, options)
      const numbered = await number('', label, () => withSource(Buffer.from(bytes), copy))
      return writtenLast(pdf, numbered, streams, signal)
    },
    document: async (document) => {
      const { id, label, path, body, pages } = document
      try {
        if (pages) return await part(document, pages)
        const kept = body ? await keptBody(path, body, light) : null
        return await place(id, label, kept && body ? stored(id, body, kept) : direct(id, path, { light }))
      } catch (cause) {
        signal?.throwIfAborted()
        throw owners.named(cause) ?? about(id, cause)
      }
    },
    named: (cause) => owners.named(cause) ?? cause,
  }
}

function writtenLast(
  pdf: PdfWriter,
  { placed, packs }: { readonly placed: Placed; readonly packs: Packs },
  streams: HeldStreams,
  signal?: AbortSignal,
): PlacedLast {
  const target = bundleTarget(pdf, placed.base, signal)
  // What the first page is drawn with was met before the content of the second.
  const second = placed.body.pages[1]?.contents[0] ?? Infinity
  return {
    placed,
    writeOthers: async () => {
      await packs.structure()
      await packs.shown({ from: second })
      await pdf.settle(true)
      streams.writeTo(target, second)
    },
    writeFirst: async () => {
      const first = pdf.out.position()
      await packs.shown({ to: second })
      await pdf.settle(true)
      streams.writeTo(target, 0)
      return first
    },
  }
}

const about = (id: string, cause: unknown) => new Error(`document ${id} cannot be assembled`, { cause })

/** Which document a file is: one that cannot be read any more is met while others are placed. */
function openOwners() {
  const owners = new WeakMap<Readable, string>()
  return {
    note: (file: Readable, id: string) => void owners.set(file, id),
    /** null when the failure is not about one of them. */
    named: (cause: unknown): Error | null => {
      const id = cause instanceof ReadFault ? owners.get(cause.from) : undefined
      return id === undefined ? null : about(id, cause)
    },
  }
}

/** Places parts of cahiers, in the order of their documents in `all`; `place` puts the wanted pages of a cahier into the bundle, once. */
function openCahiers(
  all: readonly BundleDocument[],
  place: (document: BundleDocument, pages: readonly number[]) => Promise<Placed>,
) {
  const cahiers = new Map<string, { readonly whole: Placed; next: number }>()
  return async (document: BundleDocument, pages: PageRange): Promise<Placed> => {
    const { id, label, path } = document
    const wanted = all.flatMap((one) => (one.path === path && one.pages ? numbersOf(one.pages) : []))
    const cahier = cahiers.get(path) ?? { whole: await place(document, wanted), next: 0 }
    cahiers.set(path, cahier)
    const { whole, next } = cahier
    cahier.next += numbersOf(pages).length
    return { ...whole, id, label, body: cutOut(whole.body, next, cahier.next) }
  }
}

/** The pages of a part of a cahier. What belongs to no page in particular, the layers, is said once. */
const cutOut = (body: Body, from: number, to: number): Body => ({
  ...body,
  layers: from === 0 ? body.layers : null,
  pages: body.pages.slice(from, to),
})

type PageRange = NonNullable<BundleDocument['pages']>
const numbersOf = ({ first, last }: PageRange): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

async function withSource<T>(from: string | Buffer, work: (source: Source) => Promise<T>): Promise<T> {
  const source = await openSource(from)
  try {
    return await work(source)
  } finally {
    source.close()
  }
}

/** The body kept at `body`, made from the document when it is not there yet; null when it cannot be kept, for want of room say. */
async function keptBody(path: string, body: string, light: boolean): Promise<StoredBody | null> {
  const kept = readStoredBody(body)
  if (kept) return kept
  // Nothing would be lighter: what goes by that name has to be.
  if (light && !canLighten()) return null
  const made = await withSource(path, (source) => storeBody(source, body, light)).then(
    () => true,
    () => false,
  )
  return made ? readStoredBody(body) : null
}

const NOTHING = { bytes: Buffer.alloc(0), fields: new Uint32Array(), starts: new Uint32Array() }
const NO_LANES = [NOTHING, NOTHING] as const
