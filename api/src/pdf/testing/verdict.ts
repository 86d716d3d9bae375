import { writeFileSync } from 'node:fs'
import { attached, form, layered, tagged } from './features.ts'
import { mutate, type Mutant } from './mutate.ts'
import { everyLink, outlined } from './navigation.ts'
import { SEVERAL } from '../source/objects.ts'
import { Crashed, Hung, type Runner } from './runner.ts'
import { plain } from './shapes.ts'
import { locked } from './crypt.ts'
import { objectsOf, sheetsOf } from './sketch.ts'
import { hybrid, objectStreams, updated } from './structure.ts'
import type { Reading, Trial } from './trial.ts'

/** Small files to damage: each way of writing, each feature. */
export const seeds: readonly (readonly [string, Buffer])[] = [
  ['plain', plain(3)],
  ['object streams', objectStreams()],
  ['hybrid', hybrid()],
  ['updated', updated()],
  ['outline', outlined()],
  ['links', everyLink()],
  ['form', form('Durand')],
  ['tags', tagged()],
  ['layers', layered()],
  ['attachments', attached()],
  ['AES-256', locked(objectsOf({ sheets: sheetsOf(2) }), { cipher: 'AES-256' })],
  ['RC4', locked(objectsOf({ sheets: sheetsOf(2) }), { cipher: 'RC4-128' })],
]

export type Fault = 'crash' | 'hang' | 'slow' | 'hungry' | 'error' | 'count' | 'lost'
export interface Judged {
  readonly seed: number
  readonly base: string
  readonly kinds: readonly string[]
  readonly trial: Trial | null
  readonly fault: Fault | null
  readonly detail: string
}
export interface Bars {
  readonly cpuMs: number
  readonly peakMb: number
}

/** The damaged file of a seed. */
export function mutantOf(seed: number): Mutant & { readonly base: string } {
  const [base, bytes] = seeds[seed % seeds.length] as (typeof seeds)[number]
  return { ...mutate(bytes, seed), base }
}

/**
 * Pages with a text that a reader sees in the damaged file and not in the bundle: they were lost in silence. A reader that loses its way
 * may show one page twice, in the place of another: where the bundle shows a page that it does not know, the second time is no loss.
 */
export function lostPages(before: Reading, after: Reading): string[] {
  const left = after.map((text) => text ?? '')
  const missing = before.filter((text): text is string => {
    if (!text) return false
    const at = left.findIndex((found) => found.includes(text))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const unknown = left.filter((found) => found && !before.some((text) => text && found.includes(text)))
  return missing.filter((text) => !(after.some((found) => found?.includes(text)) && unknown.pop()))
}

/** The texts that are in the last state of the file that was damaged. */
async function shownAtLast(texts: Reading, path: string, reader: Runner): Promise<Reading> {
  writeFileSync(`${path}.whole.pdf`, updated())
  const last = new Set(await reader.read(`${path}.whole.pdf`))
  return texts.filter((text) => last.has(text))
}

/** Sends the mutant of a seed along the whole road and judges the answer. `path` is where the file is written. */
export async function judge(
  seed: number,
  path: string,
  runner: Runner,
  reader: Runner,
  bars: Bars,
): Promise<Judged> {
  const { bytes, kinds, base } = mutantOf(seed)
  writeFileSync(path, bytes)
  const answer = (trial: Trial | null, fault: Fault | null, detail = ''): Judged => ({ seed, base, kinds, trial, fault, detail }) // prettier-ignore
  let trial: Trial
  try {
    trial = await runner.trial(path)
  } catch (error) {
    const fault = error instanceof Hung ? 'hang' : error instanceof Crashed ? 'crash' : 'error'
    return answer(null, fault, error instanceof Error ? error.message : '')
  }
  if (trial.cpuMs > bars.cpuMs) return answer(trial, 'slow', `${Math.round(trial.cpuMs)} ms`)
  if (trial.peakMb > bars.peakMb) return answer(trial, 'hungry', `${Math.round(trial.peakMb)} MiB`)
  if (trial.bundled === null) return answer(trial, null)
  if (trial.bundled !== trial.seen.pages)
    return answer(trial, 'count', `${trial.bundled} of ${trial.seen.pages}`)
  const after = await reader.read(trial.bundle)
  if (after?.length !== trial.bundled || after.includes(null))
    return answer(trial, 'count', `${trial.bundled} said, ${after?.length ?? 'none'} read`)
  const before = (await reader.read(path)) ?? []
  // Without its table, pdf.js may show an older state of an updated file: what the last state took away is not lost.
  const wanted = base === 'updated' ? await shownAtLast(before, path, reader) : before
  // Where the last table is damaged, an older state put behind a newer one cannot be told from an update; the verdict says so.
  const toldApart = base !== 'updated' || !trial.seen.reason.includes(SEVERAL)
  const lost = toldApart ? lostPages(wanted, after) : []
  return lost.length > 0 ? answer(trial, 'lost', lost.join(', ').slice(0, 200)) : answer(trial, null)
}
