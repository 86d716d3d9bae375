import { readFile } from 'node:fs/promises'
import type { Bytes } from '@hemicycle/proof'
import { askTimestamp, type TimestampAuthority, TimestampProblem } from './authority.ts'

const PATIENCE_MS = 15_000
/** A token with a whole chain of certificates is a few kilobytes. */
const MOST_BYTES = 200_000

/** An authority asked over HTTP, as RFC 3161 §3.4 says; a name and a password in the address are for basic authentication. */
export function openHttpAuthority(address: string, certificatesFile: string | null): TimestampAuthority {
  const url = new URL(address)
  const login = url.username
    ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
    : null
  url.username = url.password = ''
  const headers = {
    'content-type': 'application/timestamp-query',
    accept: 'application/timestamp-reply',
    ...(login && { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
  }
  const ask = async (question: Bytes): Promise<Bytes> => {
    const reply = await fetch(url, {
      method: 'POST',
      headers,
      body: question,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const bytes = new Uint8Array(await reply.arrayBuffer())
    if (!reply.ok || bytes.length > MOST_BYTES) throw new TimestampProblem('AUTHORITY_REFUSED')
    return bytes
  }
  return {
    stamp: (root) => askTimestamp(root, ask),
    certificates: async () => (certificatesFile ? readFile(certificatesFile, 'utf8') : ''),
  }
}
