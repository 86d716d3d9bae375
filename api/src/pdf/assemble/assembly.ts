import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createPen } from '../font/pen.ts'
import { inspectWith } from '../inspect/inspect.ts'
import type { BundleDocument, BundleResult, BundleSpec, Inspection } from '../types.ts'
import { ReadFault } from '../write/readable.ts'
import { openFileSink } from '../write/sink.ts'
import { itemsOf, type Placed } from './places.ts'
import { openBundle } from './write-bundle.ts'

/** A bundle whose words are known last: documents are put into it as they are read, in any order. */
export interface Assembly {
  /**
   * Inspects a file and, when it can serve as it is, puts it into the bundle in the same go; nothing else is put in: `add` takes the
   * copy that `normalise` makes. Without SHA-256: hashing costs more than copying. null when the file was put in and then found to need
   * mending: the bundle is worth nothing, and `careful` tells it beforehand.
   */
  take(id: string, path: string): Promise<Inspection | null>
  /** Puts in a file that was inspected before. false when another one, put in already, was found wanting, as with `take`. */
  add(id: string, path: string): Promise<boolean>
  /** Writes the rest. Every document of `spec` was added, under its id. null when one of them was found wanting, as with `take`. */
  finish(spec: BundleSpec): Promise<BundleResult | null>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Begins a bundle at the path `out`. `hash` false leaves `sha256` empty; `careful` reads each file to its end before putting it in; `light`, see `BundleSpec`. */
export async function openAssembly(
  out: string,
  { hash: wanted = true, careful = false, light = false } = {},
): Promise<Assembly> {
  const file = await openFileSink(out)
  const hash = wanted ? createHash('sha256') : null
  const bundle = openBundle(
    (chunk) => {
      const written = file.sink(chunk)
      hash?.update(chunk)
      return written
    },
    createPen(),
    [],
    { prompt: careful, light },
  )
  const abandon = async () => {
    bundle.abandon(new Error('the bundle was abandoned'))
    await file.close().catch(() => undefined)
    await rm(out, { force: true })
  }
  const placed = new Map<string, Placed>()
  const find = ({ id, label }: BundleDocument): Placed => {
    const found = placed.get(id)
    if (!found) throw new Error(`document ${id} was not added`)
    return { ...found, label }
  }
  return {
    take: (id, path) =>
      inspectWith(
        path,
        async (source) => void placed.set(id, await bundle.placing.source({ id, label: '' }, source)),
        careful,
      ),
    add: async (id, path) => {
      try {
        placed.set(id, await bundle.placing.document({ id, label: '', path }))
        return true
      } catch (error) {
        if (careful || !(error instanceof Error && error.cause instanceof ReadFault)) throw error
        return false
      }
    },
    finish: async (spec) => {
      try {
        const items = itemsOf(spec).map((item) => ({ item, documents: item.documents.map(find) }))
        const result = await bundle.finish(spec, items)
        await file.close()
        return { ...result, sha256: hash?.digest('hex') ?? '' }
      } catch (error) {
        await abandon()
        if (careful || !(error instanceof ReadFault)) throw error
        return null
      }
    },
    abandon,
  }
}
