import type { Input, ProfileTrialReply, tryProfile } from '@hemicycle/contract'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { ExtractionProfile, ProfileTrial } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, documents, type StoredField } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { howToRead } from '../imports/read/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { soundProfile } from './commands.ts'

/** Enough to judge by, and a few seconds of work. */
const MOST = 60

interface Sample {
  readonly document: typeof documents.$inferSelect
  readonly item: typeof agendaItems.$inferSelect
}
type Known = Parameters<Deps['pool']['tryProfile']>[1]['expected']

/** Reads the files that lead the items of a meeting with a profile and with the one in use. Nothing is kept of it. */
export async function tryProfileCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, ...input }: Input<typeof tryProfile>,
): Promise<ProfileTrialReply> {
  const profile = soundProfile(input.profile)
  const { samples, settled } = await inTx(deps, actor, async (sql) => {
    const { meeting } = await meetingWithBody(sql, meetingId)
    return { samples: await samplesOf(sql, meetingId), settled: meeting.state !== 'DRAFT' }
  })
  const how = await howToRead(deps, actor.authorityId)
  const read = async (sample: Sample) => {
    const trial = await tryOne(deps, sample, profile, how, settled).catch(() => null)
    return { ...sample, trial }
  }
  const tried = await Promise.all(samples.slice(0, MOST).map(read))
  return {
    files: tried.flatMap(({ document, item, trial }) => (trial ? [fileOf(document, item.id, trial)] : [])),
    unread: tried.filter(({ trial }) => trial === null).map(({ document }) => document.name),
    leftOut: Math.max(0, samples.length - MOST),
  }
}

/** One file for each item: the whole one that its fields were read from. */
async function samplesOf(sql: Sql, meetingId: string): Promise<Sample[]> {
  const rows = await sql
    .select({ document: documents, item: agendaItems })
    .from(documents)
    .innerJoin(agendaItems, eq(agendaItems.id, documents.itemId))
    .where(
      and(
        eq(documents.meetingId, meetingId),
        eq(documents.state, 'READY'),
        inArray(documents.kind, ['REPORT', 'DELIBERATION']),
        isNull(documents.container),
        isNull(documents.firstPage),
        isNull(agendaItems.removedAt),
      ),
    )
    .orderBy(asc(agendaItems.position), asc(documents.position))
  return rows.filter(({ item }, index) => rows.findIndex((other) => other.item.id === item.id) === index)
}

async function tryOne(
  deps: Deps,
  { document, item }: Sample,
  profile: ExtractionProfile,
  { councillors, profile: current }: Awaited<ReturnType<typeof howToRead>>,
  settled: boolean,
): Promise<ProfileTrial> {
  const local = await deps.store.localPath(
    fileKey(document.authorityId, document.readableSha256 ?? document.sha256),
  )
  try {
    const { id, name: fileName } = document
    const how = { profile, councillors, id, fileName, expected: expectedOf(item, settled) ?? {} }
    return await deps.pool.tryProfile(local.path, { ...how, ...(current ? { current } : {}) })
  } finally {
    await local.release()
  }
}

/** What somebody wrote, and what was sent: the rest is what was read, and proves nothing. */
function expectedOf({ fields }: Sample['item'], settled: boolean): Known {
  const { title, rapporteur, department, more } = fields
  const known = (field: StoredField | undefined) =>
    field && (field.source === 'CLERK' || (settled && field.source === 'READ')) ? field.value : undefined
  const all = {
    title: known(title),
    rapporteur: known(rapporteur),
    department: known(department),
    committee: known(more?.committee),
    policy: known(more?.policy),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Known
}

function fileOf(
  { id, name }: Sample['document'],
  itemId: string,
  { samples: [sample] }: ProfileTrial,
): ProfileTrialReply['files'][number] {
  const brief = (field: { value: string; confidence: number } | null) =>
    field && { value: field.value, confidence: field.confidence }
  const fields = (sample?.fields ?? []).map(({ field, before, read, expected, verdict }) => ({
    field,
    before: brief(before),
    after: brief(read),
    expected: expected ?? null,
    verdict,
    changed: before?.value !== read?.value,
  }))
  return { documentId: id, itemId, name, fields }
}
