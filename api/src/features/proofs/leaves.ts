import { randomBytes } from 'node:crypto'
import {
  addressBond,
  type Bytes,
  type FactLeaf,
  type Leaf,
  leafHash,
  leafText,
  merkleRoot,
  type Opening,
  type RecipientLeaf,
  type Sha256,
  toHex,
  utf8,
} from '@hemicycle/proof'
import { createHash } from 'node:crypto'
import { and, asc, eq, gt, inArray, or, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors, deliveryEvents, dispatchRecipients, journal } from '../../kernel/db/schema/index.ts'
import { chained } from '../../kernel/journal.ts'
import type { DispatchRow } from '../dispatches/queries.ts'

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** A leaf as it is kept: its text, which never changes again, and what opens its address. */
export interface KeptLeaf {
  readonly text: string
  readonly opening: Omit<Opening, 'leaf'> | null
}

export async function rootOf(leaves: readonly KeptLeaf[]): Promise<string> {
  const hashes: Bytes[] = []
  for (const { text } of leaves) hashes.push(await leafHash(sha256, utf8(text)))
  return toHex(await merkleRoot(sha256, hashes))
}

const kept = (leaf: Leaf): KeptLeaf => ({ text: leafText(leaf), opening: null })

/** The manifest and the recipients: what opens the dossier, and never changes. */
export async function firstLeaves(sql: Sql, dispatch: DispatchRow): Promise<KeptLeaf[]> {
  const people = await sql
    .select({ recipient: dispatchRecipients, councillor: councillors })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .where(eq(dispatchRecipients.dispatchId, dispatch.id))
    .orderBy(asc(dispatchRecipients.id))
  const recipients = people.map(({ recipient, councillor }): RecipientLeaf => {
    const { civility, firstName, lastName } = councillor
    const { id, councillorId } = recipient
    return { kind: 'RECIPIENT', id, councillorId, civility, firstName, lastName }
  })
  const manifest: Leaf = { kind: 'MANIFEST', dispatchId: dispatch.id, sha256: dispatch.manifestSha256 }
  return [manifest, ...recipients].map(kept)
}

/** What the journal says of a dispatch after a line, in its order; addresses are bound by a salt of their own. */
export async function factsAfter(
  sql: Sql,
  dispatchId: string,
  after: number,
): Promise<{ leaves: KeptLeaf[]; seq: number }> {
  const entries = await sql
    .select()
    .from(journal)
    .where(
      and(
        gt(journal.seq, after),
        or(eq(journal.subjectId, dispatchId), eq(raw`${journal.facts} ->> 'dispatchId'`, dispatchId)),
      ),
    )
    .orderBy(asc(journal.seq))
  const addresses = await addressesOf(sql, entries)
  const leaves: KeptLeaf[] = []
  for (const entry of entries) {
    const address = addresses.get(String(entry.facts.eventId))
    const opening = address === undefined ? null : { address, salt: randomBytes(16).toString('hex') }
    const bond = opening && (await addressBond(sha256, opening))
    const leaf: FactLeaf = { kind: 'FACT', ...chained(wordsOf(entry)), address: bond }
    leaves.push({ text: leafText(leaf), opening })
  }
  return { leaves, seq: entries.at(-1)?.seq ?? after }
}

type Entry = typeof journal.$inferSelect

/** The entry as it is chained, without whose journal it is in: the manifest says that. */
const wordsOf = ({
  seq,
  at,
  actorId,
  actor,
  action,
  subject,
  subjectId,
  facts,
  previousHash,
  hash,
}: Entry) => ({
  seq,
  at,
  actorId,
  actor,
  action,
  subject,
  subjectId,
  facts,
  previousHash,
  hash,
})

const CHUNK = 5000

/** Where each message was going when it happened. */
async function addressesOf(sql: Sql, entries: readonly Entry[]): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ facts }) => (typeof facts.eventId === 'string' ? [facts.eventId] : []))
  const found = new Map<string, string>()
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await sql
      .select({ id: deliveryEvents.id, address: deliveryEvents.address })
      .from(deliveryEvents)
      .where(inArray(deliveryEvents.id, ids.slice(start, start + CHUNK)))
    for (const { id, address } of rows) if (address !== null) found.set(id, address)
  }
  return found
}
