import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Refusal } from '@hemicycle/domain'
import type { Inspection, InspectOptions } from '../types.ts'
import { openSource, type Source } from '../source/source.ts'
import { writeCopy } from './copy.ts'
import { examine, examineAndUse, refuse, type Examination } from './examine.ts'
import { repairWithQpdf } from './qpdf.ts'
import { isForeign } from './sniff.ts'

const MAX_BYTES = 2 ** 30

/**
 * Says whether a file can enter a bundle and what is in it; the file is only read. Never throws because of what the file
 * holds. It sets itself no limit of time: run it where it can be stopped.
 */
export async function inspect(path: string, options: InspectOptions = {}): Promise<Inspection> {
  return study(path, null, options)
}

/**
 * Inspects, then writes at `outPath` the copy the assembler can read when the original cannot serve as it is
 * (`derivation` other than `none`): protection lifted, structure rebuilt. The original is never touched.
 */
export async function normalise(
  path: string,
  outPath: string,
  options: InspectOptions = {},
): Promise<Inspection> {
  return study(path, outPath, options)
}

/** Inspects a file without its SHA-256 and uses it, see `examineAndUse`. */
export async function inspectWith(
  path: string,
  use: (source: Source) => Promise<void>,
  careful: boolean,
): Promise<Inspection | null> {
  const { size } = await stat(path)
  if (size > MAX_BYTES) return refusedUnread(size, `more than ${MAX_BYTES} bytes`)
  const seen = await examineAndUse(path, use, careful)
  return seen && summary(seen, size, '')
}

/** `out` is where a copy is written when one is needed; null when none is wanted. */
async function study(path: string, out: string | null, { maxBytes = MAX_BYTES }: InspectOptions) {
  const { size } = await stat(path)
  if (size > maxBytes) return refusedUnread(size, `more than ${maxBytes} bytes`)
  const { sha256, start } = await readThrough(path)
  if (size === 0) return summary(refuse('EMPTY_FILE', 'no byte'), size, sha256)
  if (isForeign(start)) return summary(refuse('NOT_A_PDF', 'another kind of file'), size, sha256)
  const seen = await examine(path)
  if (seen.refusal === 'DAMAGED' && !seen.lost)
    return summary((await lastResort(path, out)) ?? seen, size, sha256)
  if (seen.refusal === null && seen.derivation !== 'none' && out !== null) copyTo(path, out)
  return summary(seen, size, sha256)
}

function copyTo(path: string, out: string): void {
  const source = openSource(path)
  try {
    writeCopy(source, out)
  } finally {
    source.close()
  }
}

/** What qpdf makes of a file that we cannot save: believed when nothing at all is wrong with its copy. */
async function lastResort(path: string, out: string | null): Promise<Examination | null> {
  const copy = out ?? join(tmpdir(), `${randomUUID()}.pdf`)
  try {
    if (!(await repairWithQpdf(path, copy))) return null
    const seen = await examine(copy)
    const sound = seen.refusal === null && seen.reason === ''
    if (!sound && out !== null) await rm(copy, { force: true })
    return sound ? { ...seen, derivation: 'repaired', reason: 'repaired by qpdf' } : null
  } finally {
    if (out === null) await rm(copy, { force: true })
  }
}

async function readThrough(path: string): Promise<{ readonly sha256: string; readonly start: Buffer }> {
  const hash = createHash('sha256')
  let start: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    if (start.length === 0) start = piece.subarray(0, 16)
    hash.update(piece)
  }
  return { sha256: hash.digest('hex'), start }
}

function summary(seen: Examination, bytes: number, sha256: string): Inspection {
  const { encrypted, signed, hasForm, xfa, attachments, title } = seen.facts
  const facts = { encrypted, signed, hasForm, xfa, attachments, title }
  const common = { ...facts, reason: seen.reason, bytes, sha256 }
  if (seen.refusal !== null)
    return { ...common, verdict: 'REFUSED', refusal: seen.refusal, derivation: 'none', pages: 0 }
  const { derivation, pages, details } = seen
  return {
    ...common,
    verdict: derivation === 'repaired' ? 'REPAIRED' : 'ACCEPTED',
    derivation,
    pages,
    details,
  }
}

/** The inspection of a file that was not read to the end: too large here, too slow or too hungry for whoever runs us. */
export function refusedUnread(bytes: number, reason: string, refusal: Refusal = 'TOO_LARGE'): Inspection {
  return {
    verdict: 'REFUSED',
    refusal,
    reason,
    derivation: 'none',
    pages: 0,
    bytes,
    sha256: '',
    encrypted: false,
    signed: false,
    hasForm: false,
    xfa: false,
    attachments: 0,
    title: null,
  }
}
