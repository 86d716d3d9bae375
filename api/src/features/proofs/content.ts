import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import type { KeptLeaf } from './leaves.ts'

/** The leaves of a sealing in the file store: one line of JSON each. */
export function keepLeaves(deps: Deps, authorityId: string, leaves: readonly KeptLeaf[]): Promise<Received> {
  const stream = Readable.from(leaves.map((leaf) => Buffer.from(`${JSON.stringify(leaf)}\n`)))
  return receiveFile(deps.store, { authorityId, stream, maxBytes: Number.MAX_SAFE_INTEGER })
}

export async function keptLeaves(deps: Deps, authorityId: string, sha256: string): Promise<KeptLeaf[]> {
  const lines = (await text(await deps.store.open(fileKey(authorityId, sha256)))).split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as KeptLeaf)
}
