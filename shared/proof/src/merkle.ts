import { type Bytes, concat, type Sha256 } from './hash.ts'

// The two kinds of hashes are told apart by their first byte, so that no inner node can pass for a leaf (RFC 6962 §2.1).
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The hash of one leaf of the tree, from its bytes: SHA-256(0x00 ‖ leaf). */
export async function leafHash(sha256: Sha256, leaf: Uint8Array): Promise<Bytes> {
  return sha256(concat(LEAF, leaf))
}

/**
 * The root of the tree over hashes of leaves, in their order (RFC 6962 §2.1): pairs are hashed together with 0x01 before them, level by
 * level, and the one left alone at the end of a level goes up as it is. Of no leaf at all: the SHA-256 of nothing.
 */
export async function merkleRoot(sha256: Sha256, leaves: readonly Bytes[]): Promise<Bytes> {
  if (leaves.length === 0) return sha256(new Uint8Array(0))
  let level = leaves
  while (level.length > 1) {
    const above: Bytes[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Bytes, level[at + 1]]
      above.push(right ? await sha256(concat(NODE, left, right)) : left)
    }
    level = above
  }
  return level[0] as Bytes
}
