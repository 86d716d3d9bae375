import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createPen } from '../font/pen.ts'
import type { AssembleOptions, BundleResult, BundleSpec, ReportSpec } from '../types.ts'
import { openFileSink, type Sink } from '../write/sink.ts'
import { writeBundle } from './write-bundle.ts'

/**
 * Builds the bundle of a meeting and writes it at `out`, a path or whatever takes bytes in order: cover, ordre du jour with links,
 * every document with its marks, bookmarks, forms, files, layers and tags. The same input gives the same bytes. Rejects when a
 * document cannot be read (give it `normalise`d copies), when `signal` is aborted or when the sink fails; a file begun is removed.
 *
 * Memory does not depend on the size of the bundle, but for some hundred bytes per page and per object: no document is ever held.
 */
export async function assembleBundle(
  spec: BundleSpec,
  out: string | Sink,
  options: AssembleOptions = {},
): Promise<BundleResult> {
  if (typeof out !== 'string') return hashed(spec, out, options)
  const file = await openFileSink(out)
  try {
    return await hashed(spec, file.sink, options)
  } catch (error) {
    await rm(out, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

async function hashed(spec: BundleSpec, sink: Sink, options: AssembleOptions): Promise<BundleResult> {
  const hash = options.hash === false ? null : createHash('sha256')
  const both: Sink = (chunk) => {
    const written = sink(chunk)
    // While the chunk is on its way to the disk.
    hash?.update(chunk)
    return written
  }
  const result = await writeBundle(spec, both, createPen(), options)
  return { ...result, sha256: hash?.digest('hex') ?? '' }
}

/** One report on its own, with its marks, without cover nor list: what opens when a councillor taps a single point. */
export function assembleReport(
  spec: ReportSpec,
  out: string | Sink,
  options: AssembleOptions = {},
): Promise<BundleResult> {
  const { item, ...rest } = spec
  const agenda = { sections: [{ items: [item] }] }
  return assembleBundle({ ...rest, cover: null, printAgenda: false, agenda }, out, options)
}
