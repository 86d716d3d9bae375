import type { Proof } from './dossier.ts'
import { fault, type Finding, orSound } from './finding.ts'
import { type Bytes, type Sha256, toHex } from './hash.ts'
import { merkleRoot } from './merkle.ts'

/** What a line is called where a fault is told. */
export type NameOf = (line: number) => string

/**
 * The hashes of the lines as they are against those that were sealed: which line was altered, taken out, put in or moved. A line is
 * counted from 1.
 */
export function compareLeaves(
  present: readonly string[],
  sealed: readonly string[],
  nameOf: NameOf,
): Finding[] {
  if (present.length === sealed.length && present.every((hash, at) => hash === sealed[at])) return []
  const known = new Set(sealed)
  const here = new Set(present)
  const gone = sealed.flatMap((hash, at) => (here.has(hash) ? [] : [at + 1]))
  const firstPlace = new Map(present.map((hash, at) => [hash, at] as const).reverse())
  // No two lines are the same: one that comes again was put in.
  const first = present.map((hash, at) => known.has(hash) && firstPlace.get(hash) === at)
  const strange = first.flatMap((own, at) => (own ? [] : [at + 1]))
  // Where a strange line stands in the place of one that is gone, it is the same line with other words.
  const altered = strange.filter((line) => gone.includes(line) && present.length === sealed.length)
  const removed = gone.filter((line) => !altered.includes(line))
  const added = strange.filter((line) => !altered.includes(line))
  const order = present.filter((_, at) => first[at])
  const expected = sealed.filter((hash) => here.has(hash))
  const moved = order.findIndex((hash, at) => hash !== expected[at])
  return [
    ...altered.map((line) => fault('LEAF_ALTERED', nameOf(line))),
    ...removed.map((line) => fault('LEAF_REMOVED', String(line))),
    ...added.map((line) => fault('LEAF_ADDED', nameOf(line))),
    ...(moved >= 0 ? [fault('LEAVES_REORDERED', nameOf(present.indexOf(order[moved] ?? '') + 1))] : []),
  ]
}

/** The lines, the list of their hashes and the root must be of one another. */
export async function checkLeaves(
  sha256: Sha256,
  hashes: readonly Bytes[],
  listed: readonly string[],
  rootFile: string,
  proof: Proof,
  nameOf: NameOf,
): Promise<Finding[]> {
  const faults = compareLeaves(hashes.map(toHex), listed, nameOf)
  const root = toHex(await merkleRoot(sha256, hashes))
  if (root !== proof.root || root !== rootFile.trim() || hashes.length !== proof.leaves)
    faults.push(fault('ROOT_OTHER', root))
  return orSound(faults, 'LEAVES_SOUND', String(hashes.length))
}
