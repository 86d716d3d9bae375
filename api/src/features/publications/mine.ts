import type { listMyItemAids, MyPublication, MyPublicationText, Output } from '@hemicycle/contract'
import { articlesOf, civilDateIn, legalQuorum, quorumRule } from '@hemicycle/domain'
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  agendaItems,
  bodies,
  dispatches,
  dispatchRecipients,
  meetings,
  publicationItems,
  publicationReads,
  publications,
  publicationVersions,
} from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Ordered } from '../../kernel/http/list.ts'
import { currentAuthority, todayOf } from '../authorities/queries.ts'
import { ownQuorumsOf, ownRulesOf, ruleAmong } from '../bodies/queries.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { readManifestText } from '../dispatches/queries.ts'
import { reaches } from './audience.ts'
import { filesOf, toVersion, type VersionRecord, writable } from './queries.ts'

/** Versions that were published, of publications that stand, and that are meant for this person. */
async function shown(sql: Sql, actor: Actor, now: Date, where?: SQL) {
  const { councillorId } = actor
  return sql
    .select({
      publication: publications,
      version: publicationVersions,
      files: raw<number>`(select count(*)::int from publication_files f where f.version_id = "publication_versions"."id")`,
      read: publicationReads.number,
    })
    .from(publicationVersions)
    .innerJoin(publications, eq(publications.id, publicationVersions.publicationId))
    .leftJoin(
      publicationReads,
      and(
        eq(publicationReads.publicationId, publications.id),
        eq(publicationReads.councillorId, raw`${councillorId}::uuid`),
      ),
    )
    .where(and(await meantFor(sql, actor, now), where))
    .orderBy(order)
}
const order = raw`${publications.pinned} desc, ${publicationVersions.publishedAt} desc, ${publications.id}`

const meantFor = async (sql: Sql, { councillorId }: Actor, now: Date): Promise<SQL | undefined> =>
  and(
    isNull(publications.archivedAt),
    lte(publicationVersions.publishedAt, now),
    reaches('"publication_versions"', councillorId, await todayOf(sql, now)),
  )
type Shown = Awaited<ReturnType<typeof shown>>[number]

/** No newer version has been published: an audience that grew narrower leaves no older version behind as the current one. */
const latest = (now: Date): SQL =>
  raw`not exists (select 1 from publication_versions n where n.publication_id = "publication_versions"."publication_id"
    and n.published_at <= ${now.toISOString()} and n.number > "publication_versions"."number")`

export async function myPublications(sql: Sql, actor: Actor, now: Date): Promise<Ordered<MyPublication>> {
  const ranked = sql
    .select({ id: publications.id, n: raw`row_number() over (order by ${order})`.as('n') })
    .from(publicationVersions)
    .innerJoin(publications, eq(publications.id, publicationVersions.publicationId))
    .where(and(await meantFor(sql, actor, now), latest(now)))
  const read = async (ids: string[]): Promise<MyPublication[]> => {
    const rows = await shown(sql, actor, now, and(latest(now), inArray(publications.id, ids)))
    return rows.map((row) => toMine(actor, row))
  }
  return { ranked: ranked.getSQL(), read }
}

/** The version in force, or the one that was asked for, if it was meant for this person. */
export async function myVersion(
  sql: Sql,
  actor: Actor,
  id: string,
  now: Date,
  number?: number,
): Promise<Shown> {
  const current = await shown(sql, actor, now, and(eq(publications.id, id), latest(now)))
  const [found] =
    number === undefined
      ? current
      : await shown(sql, actor, now, and(eq(publications.id, id), eq(publicationVersions.number, number)))
  // Who may no longer read the version in force reads none of the earlier ones.
  existing(current[0], 'publication')
  return existing(found, 'publication')
}

export async function myPublication(
  sql: Sql,
  actor: Actor,
  id: string,
  now: Date,
  number?: number,
): Promise<MyPublicationText> {
  const row = await myVersion(sql, actor, id, now, number)
  const { version } = row
  const all = await shown(sql, actor, now, eq(publications.id, id))
  return {
    ...toMine(actor, row),
    number: version.number,
    text: version.text,
    note: version.note,
    documents: (await filesOf(sql, version.id)).filter((file) => file.state === 'READY'),
    versions: all.map((one) => toVersion(one.version)).sort((a, b) => b.number - a.number),
    items: await itemsUnder(sql, actor, id),
    ...(version.details.kind === 'RULES' ? await ownRulesNow(sql, now) : { delays: [], quorums: [] }),
  }
}

const SUMMARY = 180

function summaryOf({ text }: VersionRecord): string {
  const words = (articlesOf(text).find((one) => one.text !== '')?.text ?? '').replace(/\s+/gu, ' ')
  return words.length <= SUMMARY ? words : `${words.slice(0, SUMMARY).replace(/\s+\S*$/u, '')}…`
}

function toMine({ councillorId }: Actor, { publication, version, files, read }: Shown): MyPublication {
  const { title, details, effectiveOn, publishedAt, changedAt } = version
  return {
    id: publication.id,
    kind: publication.kind,
    title,
    summary: summaryOf(version),
    details: writable(details),
    pinned: publication.pinned,
    effectiveOn,
    publishedAt: (publishedAt ?? changedAt).toISOString(),
    files,
    unread: councillorId !== null && (read ?? 0) < version.number,
  }
}

/** Reports under an aid, that were sent to this councillor. */
async function itemsUnder(
  sql: Sql,
  { councillorId }: Actor,
  id: string,
): Promise<MyPublicationText['items']> {
  if (!councillorId) return []
  const found = await sql
    .selectDistinct({
      itemId: agendaItems.id,
      meetingId: meetings.id,
      number: raw<string>`coalesce(${agendaItems.number}, '')`,
      title: raw<string>`coalesce(${agendaItems.fields} -> 'title' ->> 'value', '')`,
      bodyName: bodies.name,
      date: meetings.date,
    })
    .from(publicationItems)
    .innerJoin(agendaItems, eq(agendaItems.id, publicationItems.itemId))
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .innerJoin(
      dispatches,
      and(
        eq(dispatches.meetingId, meetings.id),
        isNotNull(dispatches.availableAt),
        raw`${dispatches.manifest}::jsonb -> 'items' @> jsonb_build_array(jsonb_build_object('id', ${agendaItems.id}))`,
      ),
    )
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.dispatchId, dispatches.id))
    .where(
      and(
        eq(publicationItems.publicationId, id),
        eq(dispatchRecipients.councillorId, councillorId),
        isNull(agendaItems.withdrawnAt),
      ),
    )
    .orderBy(desc(meetings.date))
  return found
}

/** The aids of each item of a meeting that was sent to this councillor: those that are published for them. */
export async function myItemAids(
  sql: Sql,
  actor: Actor,
  meetingId: string,
  now: Date,
): Promise<Output<typeof listMyItemAids>> {
  const { dispatch } = await receivedDispatch(sql, actor.councillorId, meetingId)
  const sent = readManifestText(dispatch.manifest).items.map(({ id }) => id)
  const links = await sql
    .select({ itemId: publicationItems.itemId, id: publicationItems.publicationId })
    .from(publicationItems)
    .where(inArray(publicationItems.itemId, sent))
  if (links.length === 0) return { items: [] }
  const ids = links.map(({ id }) => id)
  const rows = await shown(sql, actor, now, and(inArray(publications.id, ids), latest(now)))
  const items = new Map<string, { id: string; title: string }[]>()
  for (const { publication, version } of rows)
    for (const { itemId } of links.filter(({ id }) => id === publication.id))
      items.set(itemId, [...(items.get(itemId) ?? []), { id: publication.id, title: version.title }])
  return { items: [...items].map(([itemId, aids]) => ({ itemId, aids })) }
}

/** What the règlement in force asks for beyond the law, as the office has recorded it for the clock and the sitting. */
async function ownRulesNow(sql: Sql, now: Date): Promise<Pick<MyPublicationText, 'delays' | 'quorums'>> {
  const { type, timeZone } = await currentAuthority(sql)
  const today = civilDateIn(now, timeZone)
  const [delays, quorums] = [await ownRulesOf(sql), await ownQuorumsOf(sql)]
  const known = await sql
    .select({ id: bodies.id, kind: bodies.kind, name: bodies.name })
    .from(bodies)
    .where(inArray(bodies.id, [...delays.keys(), ...quorums.keys()]))
    .orderBy(asc(bodies.position))
  const ownOf = <Rule extends { article: string }>(rule: Rule, own: readonly { article: string }[] = []) =>
    own.some(({ article }) => article === rule.article) ? [rule] : []
  return {
    delays: known.flatMap((body) =>
      ownOf(ruleAmong(delays, type, body, today), delays.get(body.id)).map(({ days, counting, article }) => ({
        ...{ bodyName: body.name, days, counting, article },
      })),
    ),
    quorums: known.flatMap(({ id, kind, name: bodyName }) => {
      const own = quorums.get(id)
      const rule = quorumRule(legalQuorum(type, kind, today), own ?? [], today)
      return ownOf(rule, own).map((one) => ({ bodyName, ...one }))
    }),
  }
}
