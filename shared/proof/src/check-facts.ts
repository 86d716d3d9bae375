import type { FactLeaf, Leaf, ManifestLeaf, Opening, Proof, RecipientLeaf, SentManifest } from './dossier.ts'
import { addressBond } from './dossier.ts'
import { entryText } from './entry.ts'
import { fault, type Finding, note, orSound } from './finding.ts'
import { type Bytes, fingerprintOf, type Sha256, toHex, utf8 } from './hash.ts'
import { merkleRoot } from './merkle.ts'

export const isFact = (leaf: Leaf): leaf is FactLeaf => leaf.kind === 'FACT'
export const isRecipient = (leaf: Leaf): leaf is RecipientLeaf => leaf.kind === 'RECIPIENT'
const isManifest = (leaf: Leaf): leaf is ManifestLeaf => leaf.kind === 'MANIFEST'

/** The manifest is the one that was sealed, and of this dispatch. */
export async function checkManifest(
  sha256: Sha256,
  bytes: Bytes,
  manifest: SentManifest,
  leaves: readonly Leaf[],
  proof: Proof,
): Promise<Finding[]> {
  const sealed = leaves.filter(isManifest)
  const hash = await fingerprintOf(sha256, bytes)
  const same =
    sealed.length === 1 &&
    sealed[0]?.sha256 === hash &&
    [sealed[0].dispatchId, manifest.dispatchId].every((id) => id === proof.dispatchId)
  return orSound(same ? [] : [fault('MANIFEST_OTHER', hash)], 'MANIFEST_SOUND', hash)
}

const nameOf = ({ firstName, lastName }: RecipientLeaf): string => `${firstName} ${lastName}`

/** Whom the manifest names, whom the dossier names, and to whom things are said to have happened: the same people. */
export function checkRecipients(leaves: readonly Leaf[], manifest: SentManifest): Finding[] {
  const people = leaves.filter(isRecipient)
  const named = new Set(manifest.recipients)
  const here = new Set(people.map(({ councillorId }) => councillorId))
  const ids = new Set(people.map(({ id }) => id))
  const faults = [
    ...people
      .filter(({ councillorId }) => !named.has(councillorId))
      .map((one) => fault('RECIPIENT_FOREIGN', nameOf(one))),
    ...manifest.recipients.filter((id) => !here.has(id)).map((id) => fault('RECIPIENT_MISSING', id)),
    ...leaves
      .filter(isFact)
      .filter(({ facts }) => typeof facts.recipientId === 'string' && !ids.has(facts.recipientId))
      .map(({ seq }) => fault('RECIPIENT_UNKNOWN', String(seq))),
  ]
  return orSound(faults, 'RECIPIENTS_SOUND', String(people.length))
}

/** The lines of the journal: each has the fingerprint of its own words, in the order of the journal, and is about this dispatch. */
export async function checkEntries(
  sha256: Sha256,
  leaves: readonly Leaf[],
  hashes: readonly Bytes[],
  proof: Proof,
): Promise<Finding[]> {
  const faults: Finding[] = []
  let before: FactLeaf | null = null
  for (const [at, leaf] of leaves.entries()) {
    if (!isFact(leaf)) continue
    const about = String(leaf.seq)
    if ((await fingerprintOf(sha256, utf8(entryText(leaf.previousHash, leaf)))) !== leaf.hash)
      faults.push(fault('ENTRY_ALTERED', about))
    if (leaf.subjectId !== proof.dispatchId && leaf.facts.dispatchId !== proof.dispatchId)
      faults.push(fault('ENTRY_FOREIGN', about))
    if (before && leaf.seq <= before.seq) faults.push(fault('ENTRIES_REORDERED', about))
    if (before && leaf.seq === before.seq + 1 && leaf.previousHash !== before.hash)
      faults.push(fault('ENTRY_ALTERED', `${before.seq}, ${leaf.seq}`))
    if (!(await keepsItsWord(sha256, leaf, hashes.slice(0, at)))) faults.push(fault('ENTRY_REMOVED', about))
    before = leaf
  }
  return orSound(faults, 'ENTRIES_SOUND', String(leaves.filter(isFact).length))
}

/** The journal notes each sealing with its root: the lines before it must still give that root. */
async function keepsItsWord(sha256: Sha256, leaf: FactLeaf, before: readonly Bytes[]): Promise<boolean> {
  if (leaf.action !== 'proof.sealed') return true
  const { leaves, root } = leaf.facts
  if (typeof leaves !== 'number' || leaves > before.length) return false
  return toHex(await merkleRoot(sha256, before.slice(0, leaves))) === root
}

/** The addresses that are told must be those by which the lines are bound. */
export async function checkAddresses(
  sha256: Sha256,
  leaves: readonly Leaf[],
  openings: readonly Opening[] | null,
): Promise<Finding[]> {
  const bound = leaves.flatMap((leaf, at) => (isFact(leaf) && leaf.address !== null ? [at + 1] : []))
  if (openings === null) return [note('ADDRESSES_MASKED', String(bound.length))]
  const byLeaf = new Map(openings.map((opening) => [opening.leaf, opening]))
  const faults: Finding[] = []
  for (const line of bound) {
    const [leaf, opening] = [leaves[line - 1], byLeaf.get(line)]
    if (!leaf || !isFact(leaf) || !opening) faults.push(fault('ADDRESS_OTHER', String(line)))
    else if ((await addressBond(sha256, opening)) !== leaf.address)
      faults.push(fault('ADDRESS_OTHER', `${line}, ${opening.address}`))
  }
  return orSound(faults, 'ADDRESSES_SOUND', String(bound.length))
}
