import { PDFDocument } from 'pdf-lib'
import type { Refusal } from '@hemicycle/domain'
import { ContentTooLarge, contentOf } from '../assemble/content.ts'
import { importPages } from '../assemble/import-pages.ts'
import { loadPdf } from '../assemble/load.ts'
import type { Derivation } from '../types.ts'
import { unfaithful } from './compare.ts'
import { openReader, type Reader } from './judge.ts'
import { remedies } from './recover.ts'
import { findPdf, isFormShell } from './sniff.ts'
import { readStructure } from './structure.ts'

export interface Facts {
  readonly encrypted: boolean
  readonly signed: boolean
  readonly hasForm: boolean
  readonly xfa: boolean
  readonly attachments: number
  readonly title: string | null
}

export type Examination =
  | { readonly refusal: Refusal; readonly reason: string; readonly facts: Facts }
  | { readonly refusal: null; readonly derivation: Derivation; readonly reason: string; readonly pages: number; readonly copy: Uint8Array | null; readonly facts: Facts } // prettier-ignore

const NO_FACTS: Facts = {
  encrypted: false,
  signed: false,
  hasForm: false,
  xfa: false,
  attachments: 0,
  title: null,
}
const refuse = (refusal: Refusal, reason: string, facts = NO_FACTS): Examination => ({
  refusal,
  reason,
  facts,
})

/** Decides what a file is worth; `copy` holds the bytes of the derived copy when the original cannot serve as it is. */
export async function examine(original: Buffer): Promise<Examination> {
  if (original.length === 0) return refuse('EMPTY_FILE', 'no byte')
  const found = findPdf(original)
  if (!found) return refuse('NOT_A_PDF', 'no PDF header')
  const opening = await openReader(found.bytes)
  if (opening.kind === 'password')
    return refuse('PASSWORD_REQUIRED', 'user password', { ...NO_FACTS, encrypted: true })
  const reader = opening.kind === 'open' ? opening.reader : null
  try {
    return await judge(found.bytes, found.flaw, reader)
  } finally {
    await reader?.close()
  }
}

async function judge(bytes: Buffer, flaw: string | null, reader: Reader | null): Promise<Examination> {
  const facts = reader ? await factsOf(bytes, reader) : { ...NO_FACTS, encrypted: bytes.includes('/Encrypt') }
  if (reader && facts.xfa && (await isShell(reader)))
    return refuse('DYNAMIC_FORM', 'XFA without pages', facts)
  const shown = reader?.pages ?? 0
  const trial = facts.encrypted ? NO_TRIAL : await tryAssembly(bytes)
  if (trial.bomb) return refuse('TOO_LARGE', 'the content of a page is enormous', facts)
  if (reader && shown === 0 && trial.pages === 0 && !facts.encrypted)
    return refuse('NO_PAGE', 'no page', facts)
  const lost = reader ? (await reader.lostPages()).length : 0
  const { flaws, outOfOrder } = readStructure(bytes)
  const reasons = [...(flaw ? [flaw] : []), ...flaws, ...(lost > 0 ? [`${lost} pages hard to open`] : [])]
  if (trial.damagedContent) reasons.push('the content of a page is damaged')
  if (reader && trial.pages > shown) reasons.push(`${shown} pages announced, ${trial.pages} found`)
  const sound = reader !== null && reasons.length === 0 && !outOfOrder && !facts.encrypted
  if (sound && trial.pages === shown) {
    return { refusal: null, derivation: 'none', reason: '', pages: shown, copy: null, facts }
  }
  const announced = Math.max(shown, trial.pages)
  const cured = await cure(bytes, lost === 0 && shown > 0 ? reader : null, announced, facts.encrypted)
  if ('copy' in cured) return { refusal: null, ...cured, reason: reasons.join(', '), facts }
  if (!reader && facts.encrypted) return refuse('PASSWORD_REQUIRED', 'unknown protection', facts)
  if (cured.empty && reasons.length === 0) return refuse('NO_PAGE', 'no page', facts)
  return refuse('DAMAGED', [...reasons, ...cured.tried].join(', '), facts)
}

async function isShell(reader: Reader): Promise<boolean> {
  if (reader.pages > 2) return false
  const texts: string[] = []
  for (let page = 1; page <= reader.pages; page++) texts.push((await reader.text(page)) ?? '')
  return isFormShell(texts)
}

const NO_TRIAL = { pages: 0, damagedContent: false, bomb: false }

/** The assembler itself tries its copy on a document it throws away: what passes here cannot fail there. No page: it failed. */
async function tryAssembly(bytes: Uint8Array): Promise<typeof NO_TRIAL> {
  try {
    const scratch = await PDFDocument.create({ updateMetadata: false })
    const imported = importPages(await loadPdf(bytes), scratch)
    const damagedContent = imported.some(({ leaf }) => contentOf(leaf).decoded === null)
    return { pages: imported.length, damagedContent, bomb: false }
  } catch (error) {
    return { ...NO_TRIAL, bomb: error instanceof ContentTooLarge }
  }
}

type Cure =
  | { readonly derivation: Derivation; readonly pages: number; readonly copy: Uint8Array }
  | { readonly tried: readonly string[]; readonly empty: boolean }

/**
 * Tries the remedies in order and keeps the first faithful copy. When the original gives no sure reading to compare with,
 * the copy with the most pages wins, and it must have all those the file announces.
 */
async function cure(
  bytes: Uint8Array,
  reader: Reader | null,
  announced: number,
  encrypted: boolean,
): Promise<Cure> {
  const tried: string[] = []
  let empty = false
  let best: { derivation: Derivation; pages: number; copy: Uint8Array } | null = null
  for (const { derivation, apply } of remedies(encrypted)) {
    try {
      const copy = await apply(bytes)
      const opening = await openReader(copy)
      if (opening.kind !== 'open') throw new Error('the copy does not open')
      const { pages } = opening.reader
      empty ||= pages === 0
      const picture = derivation === 'pictured'
      const fault = await unfaithful(picture ? null : reader, opening.reader, announced)
      await opening.reader.close()
      if (fault ?? (await tryAssembly(copy)).pages !== pages)
        throw new Error(fault ?? 'the copy cannot be assembled')
      if (reader) return { derivation, pages, copy }
      if (pages > (best?.pages ?? 0)) best = { derivation, pages, copy }
    } catch (error) {
      tried.push(`${derivation}: ${error instanceof Error ? error.message.slice(0, 80) : 'failed'}`)
    }
  }
  return best ?? { tried, empty }
}

async function factsOf(bytes: Buffer, { document }: Reader): Promise<Facts> {
  const metadata = await document.getMetadata().catch(() => null)
  const info = (metadata?.info ?? {}) as Record<string, unknown>
  const attachments = await document.getAttachments().catch(() => null)
  const title = typeof info['Title'] === 'string' ? info['Title'].trim() : ''
  return {
    encrypted: typeof info['EncryptFilterName'] === 'string' || bytes.subarray(-4096).includes('/Encrypt'),
    signed: info['IsSignaturesPresent'] === true && bytes.includes('/ByteRange'),
    hasForm: info['IsAcroFormPresent'] === true,
    xfa: info['IsXFAPresent'] === true,
    attachments: Object.keys((attachments as object | null) ?? {}).length,
    title: title === '' ? null : title,
  }
}
