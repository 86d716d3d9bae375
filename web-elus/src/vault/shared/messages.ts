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
