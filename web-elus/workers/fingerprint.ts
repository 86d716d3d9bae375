import { sha256 } from '@noble/hashes/sha2.js'
import type { Bytes } from './cipher.ts'

/** Files up to this length are held whole while they come: four of them at a time are a small part of a tablet's memory. */
const WHOLE_BYTES = 16 * 1_048_576

/** The SHA-256 of a file, taken as it comes. */
export interface Fingerprint {
  update(bytes: Bytes): unknown
  /** In hexadecimal, once all of it came. */
  hex(): Promise<string>
}

/** By the browser's own code, which takes a file whole and is ten times as fast; in JavaScript for a file too long to be held. */
export const fingerprintOf = (bytes: number): Fingerprint =>
  bytes <= WHOLE_BYTES ? held(new Uint8Array(bytes)) : asItComes()

function held(whole: Bytes): Fingerprint {
  let at = 0
  return {
    update: (bytes) => {
      whole.set(bytes, at)
      at += bytes.length
    },
    hex: async () => hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', whole))),
  }
}

function asItComes(): Fingerprint {
  const digest = sha256.create()
  return { update: (bytes) => digest.update(bytes), hex: () => Promise.resolve(hexOf(digest.digest())) }
}

const hexOf = (digest: Uint8Array): string =>
  [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
