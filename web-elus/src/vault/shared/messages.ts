import type { DocumentText } from '@hemicycle/contract'
import type { Found, Place } from '../../search/local.ts'

/** What the page asks of the vault's worker. */
export interface Asked {
  open: { master: CryptoKey }
  lock: Record<string, never>
  /** Fetches what is missing of a file, seals it, checks it; says how far it is meanwhile. */
  fetch: { id: string; url: string; bytes: number; sha256: string }
  stop: { ids: readonly string[] }
  read: { id: string; begin: number; end: number }
  /** The files that are here whole, and how many sealed bytes of the others. */
  list: Record<string, never>
  remove: { ids: readonly string[] }
  keepTexts: { texts: readonly DocumentText[] }
  /** Those of these files whose text is kept. */
  textsHere: { ids: readonly string[] }
  /** Lets go of the texts of every other file. */
  keepOnlyTexts: { ids: readonly string[] }
  /** Brings texts to hand, ahead of a search. */
  bringTexts: { ids: readonly string[] }
  text: { id: string }
  search: { places: readonly Place[]; typed: string }
  wipe: Record<string, never>
}
export interface Answered {
  open: null
  lock: null
  fetch: null
  stop: null
  read: Uint8Array<ArrayBuffer>
  list: readonly Held[]
  remove: null
  keepTexts: null
  textsHere: readonly string[]
  keepOnlyTexts: null
  bringTexts: null
  text: DocumentText | null
  search: Found
  wipe: null
}
export interface Held {
  readonly id: string
  readonly bytes: number
  /** Clear bytes that are here. */
  readonly here: number
  readonly whole: boolean
}
/** Why a file could not be kept. */
export type Failure = 'CUT' | 'FULL' | 'REFUSED' | 'GONE' | 'WRONG' | 'STOPPED' | 'LOCKED' | 'ALTERED'

export type Ask = { [K in keyof Asked]: { seq: number; kind: K; input: Asked[K] } }[keyof Asked]
export type Reply =
  | { seq: number; ok: true; value: unknown }
  | { seq: number; ok: false; failure: Failure; detail: string }
  | { progress: { id: string; here: number } }
