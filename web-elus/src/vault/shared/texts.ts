import type { DocumentText } from '@hemicycle/contract'
import { withoutAccents } from '@hemicycle/domain'
import { type Found, type LocalText, type Place, searchHere } from '../../search/local.ts'
import { dropRow, getRow, keysIn, putRow } from './database.ts'
import { seal, type SealedRow, unseal } from './sealing.ts'

/**
 * Texts lie by the batch in which they came: the first search in a meeting opens a few rows, not one per report. The key of a row says
 * whose texts it holds.
 */
type Name = readonly string[]
const MARK = 'texts'
const names = async (): Promise<Name[]> =>
  (await keysIn('records', IDBKeyRange.bound([MARK], [MARK, []]))) as string[][]
const said = (name: Name): string => name.join(' ')

/** The key of the texts: each row of them has a nonce of its own. */
const textsKey = (master: CryptoKey): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: new TextEncoder().encode('texts') },
    master,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )

/** Texts at hand, by file. Opened and searched in this thread: the page's is left to the one who types. */
const atHand = new Map<string, DocumentText & Pick<LocalText, 'plain'>>()
const opening = new Map<string, Promise<void>>()
/** Of what is at hand: what was being opened when it was forgotten comes too late. */
let era = 0

export async function keepTexts(master: CryptoKey, texts: readonly DocumentText[]): Promise<void> {
  const name = [MARK, ...texts.map(({ documentId }) => documentId)]
  await putRow('records', name, await seal(await textsKey(master), said(name), texts))
}

/** Those of these files whose text is kept. */
export async function textsHere(ids: readonly string[]): Promise<string[]> {
  const here = new Set((await names()).flat())
  return ids.filter((id) => here.has(id))
}

/** Lets go of the texts of every other file. */
export async function keepOnly(ids: readonly string[]): Promise<void> {
  const kept = new Set(ids)
  for (const name of await names()) if (!name.some((id) => kept.has(id))) await dropRow('records', [...name])
  for (const id of atHand.keys()) if (!kept.has(id)) atHand.delete(id)
}

/** Brings the texts of these files to hand, as far as they are kept. */
export async function bringTexts(master: CryptoKey, ids: readonly string[]): Promise<void> {
  const mine = era
  const missing = new Set(ids.filter((id) => !atHand.has(id)))
  if (missing.size === 0) return
  const rows = (await names()).filter((name) => name.some((id) => missing.has(id)))
  await Promise.all(rows.map((name) => opened(master, name, mine)))
}

function opened(master: CryptoKey, name: Name, mine: number): Promise<void> {
  const known = opening.get(said(name))
  if (known) return known
  const one = openRow(master, name, mine).finally(() => opening.delete(said(name)))
  opening.set(said(name), one)
  return one
}

async function openRow(master: CryptoKey, name: Name, mine: number): Promise<void> {
  const row = await getRow<SealedRow>('records', [...name])
  const texts = row && (await unseal<DocumentText[]>(await textsKey(master), said(name), row))
  if (mine !== era) return
  for (const text of texts ?? [])
    atHand.set(text.documentId, { ...text, plain: text.pages.map(withoutAccents) })
}

/** The text of a file that is kept, else null. */
export async function textOf(master: CryptoKey, id: string): Promise<DocumentText | null> {
  await bringTexts(master, [id])
  const known = atHand.get(id)
  return known ? { documentId: id, known: true, recognised: known.recognised, pages: known.pages } : null
}

export async function searchTexts(
  master: CryptoKey,
  places: readonly Place[],
  typed: string,
): Promise<Found> {
  await bringTexts(
    master,
    places.map(({ documentId }) => documentId),
  )
  return searchHere(places, (id) => atHand.get(id) ?? null, typed)
}

export function forgetTexts(): void {
  era += 1
  atHand.clear()
  opening.clear()
}
