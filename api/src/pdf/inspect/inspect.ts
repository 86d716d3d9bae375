import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import type { Refusal } from '@hemicycle/domain'
import type { Inspection, InspectOptions } from '../types.ts'
import { examine, type Examination } from './examine.ts'

const MAX_BYTES = 2 ** 30

/**
 * Says whether a file can enter a bundle and what is in it; the file is only read. Never throws because of what the file
 * holds. It sets itself no limit of time: run it where it can be stopped.
 */
export async function inspect(path: string, options: InspectOptions = {}): Promise<Inspection> {
  return (await study(path, options)).inspection
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
  const { inspection, copy } = await study(path, options)
  if (copy) await writeFile(outPath, copy)
  return inspection
}

async function study(path: string, { maxBytes = MAX_BYTES }: InspectOptions) {
  const { size } = await stat(path)
  if (size > maxBytes) return { inspection: refusedUnread(size, `more than ${maxBytes} bytes`), copy: null }
  const bytes = await readFile(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const seen = await examine(bytes)
  return { inspection: summary(seen, size, sha256), copy: seen.refusal === null ? seen.copy : null }
}

function summary(seen: Examination, bytes: number, sha256: string): Inspection {
  const common = { ...seen.facts, reason: seen.reason, bytes, sha256 }
  if (seen.refusal !== null) {
    return { ...common, verdict: 'REFUSED', refusal: seen.refusal, derivation: 'none', pages: 0 }
  }
  const { derivation, pages, reason } = seen
  const untouched = derivation === 'none' || (derivation === 'decrypted' && reason === '')
  return { ...common, verdict: untouched ? 'ACCEPTED' : 'REPAIRED', derivation, pages }
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
