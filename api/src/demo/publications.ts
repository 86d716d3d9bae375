import { Readable } from 'node:stream'
import {
  addDays,
  civilDateIn,
  instantAt,
  type PublicationDetails,
  type PublicationKind,
} from '@hemicycle/domain'
import { asc, eq, sql as raw } from 'drizzle-orm'
import {
  bodies,
  files,
  publicationFiles,
  publicationReads,
  publications,
  publicationVersions,
  councillors,
} from '../kernel/db/schema/index.ts'
import type { Sql } from '../kernel/db/client.ts'
import { type Actor, inTx } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { inspectFile } from '../features/publications/jobs.ts'
import { receiveFile } from '../kernel/files/receive.ts'
import { newId } from '../kernel/ids.ts'
import { emit } from '../kernel/jobs/outbox.ts'
import { DEMO_AIDS } from './aids.ts'
import { nextWeekday } from './days.ts'
import { DEMO_INFOS } from './infos.ts'
import { makeMinutes, MINUTES_MONTHS } from './minutes.ts'
import { RULES_FIRST, RULES_PARAMETERS, RULES_SECOND } from './rules.ts'
import { DEMO_CLERK } from './seed.ts'
import { demoActor } from './until.ts'

const ZONE = 'Europe/Paris'

interface Version {
  readonly title: string
  readonly text: string
  readonly details: PublicationDetails
  /** Days before today. */
  readonly ago: number
  readonly note?: string
}

/** What a département has published in two years: a guide of aids, a règlement in two versions, minutes, informations. */
export async function seedPublications(deps: Deps): Promise<void> {
  const clerk = await demoActor(deps, DEMO_CLERK.name)
  const tenant = { authorityId: clerk.authorityId }
  const known = await inTx(deps, tenant, (sql) =>
    sql.select({ id: publications.id }).from(publications).limit(1),
  )
  if (known.length > 0) return
  await inTx(deps, tenant, async (sql) => {
    for (const { title, text, ago, ...sheet } of DEMO_AIDS) {
      const details = { kind: 'AID' as const, validFrom: null, validUntil: null, ...sheet }
      await add(deps, sql, clerk, 'AID', [{ title, text, ago, details }])
    }
    await linkAids(sql)
    for (const { title, text, ago, pinned, ...rest } of DEMO_INFOS)
      await add(
        deps,
        sql,
        clerk,
        'INFO',
        [{ title, text, ago, details: { kind: 'INFO', when: '', place: '', ...rest } }],
        pinned,
      )
    const details = { kind: 'RULES' as const, parameters: RULES_PARAMETERS }
    const title = 'Règlement intérieur du conseil départemental'
    const note = 'Temps de parole ramené à cinq minutes, visioconférence ouverte aux commissions.'
    await add(deps, sql, clerk, 'RULES', [
      { title, text: RULES_FIRST, details, ago: 700 },
      { title, text: RULES_SECOND, details, ago: 130, note },
    ])
  })
  await seedMinutes(deps, clerk)
}

async function add(
  deps: Deps,
  sql: Sql,
  { authorityId, name }: Actor,
  kind: PublicationKind,
  versions: readonly Version[],
  pinned = false,
): Promise<string> {
  const id = newId()
  const today = civilDateIn(deps.clock.now(), ZONE)
  const at = (ago: number): Date => instantAt(addDays(today, -ago), '09:00', ZONE)
  const [first] = versions
  await sql.insert(publications).values({ id, authorityId, kind, pinned, createdAt: at(first?.ago ?? 0) })
  for (const [index, { title, text, details, ago, note = null }] of versions.entries())
    await sql.insert(publicationVersions).values({
      ...{ id: newId(), authorityId, publicationId: id, number: index + 1, title, text, details, note },
      effectiveOn:
        kind === 'AID' ? null : kind === 'MINUTES' ? nextWeekday(today, -ago - 45) : addDays(today, -ago),
      audience: 'ALL',
      publishedAt: at(ago),
      publishedBy: name,
      changedAt: at(ago),
    })
  await readBySome(sql, authorityId, id, versions.length, at(0))
  return id
}

/** To the items, past and to come, whose title says the first two words of the aid. */
async function linkAids(sql: Sql): Promise<void> {
  await sql.execute(raw`
    insert into publication_items (authority_id, publication_id, item_id)
    select v.authority_id, v.publication_id, i.id
    from publication_versions v
    join publications p on p.authority_id = v.authority_id and p.id = v.publication_id and p.kind = 'AID'
    join agenda_items i on i.authority_id = v.authority_id and i.removed_at is null
      and to_tsvector('french', i.fields -> 'title' ->> 'value') @@ plainto_tsquery('french',
        array_to_string((regexp_split_to_array(regexp_replace(v.title, ' (des|du|de|d’études) ', ' ', 'g'), '[ ,]+'))[1:2], ' '))`)
}

/** Some have read it, the élue of the demo not everything. */
async function readBySome(
  sql: Sql,
  authorityId: string,
  id: string,
  number: number,
  readAt: Date,
): Promise<void> {
  const all = await sql
    .select({ id: councillors.id })
    .from(councillors)
    .orderBy(asc(councillors.protocolOrder))
  const seed = [...id.slice(-4)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const readers = all.filter((_, index) => (index * 7 + seed) % 5 < 3)
  const rows = readers.map(({ id: councillorId }) => ({
    authorityId,
    publicationId: id,
    councillorId,
    number,
    readAt,
  }))
  if (rows.length > 0) await sql.insert(publicationReads).values(rows)
}

async function seedMinutes(deps: Deps, clerk: Actor): Promise<void> {
  const { authorityId } = clerk
  const today = civilDateIn(deps.clock.now(), ZONE)
  const [body] = await inTx(deps, { authorityId }, (sql) =>
    sql.select().from(bodies).where(eq(bodies.code, 'CP')),
  )
  for (const ago of MINUTES_MONTHS.map((months) => months * 30)) {
    const date = nextWeekday(today, -ago - 45)
    const title = `Procès-verbal de la commission permanente du ${wordsOf(date)}`
    const text = 'Procès-verbal arrêté à l’ouverture de la réunion suivante.'
    const details = { kind: 'MINUTES' as const, bodyId: body?.id ?? null }
    const id = await inTx(deps, { authorityId }, (sql) =>
      add(deps, sql, clerk, 'MINUTES', [{ title, text, details, ago }]),
    )
    await joinFile(deps, authorityId, id, `pv-${date}.pdf`, await makeMinutes(wordsOf(date)))
  }
}

const wordsOf = (date: string): string =>
  new Intl.DateTimeFormat('fr-FR', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`))

async function joinFile(
  deps: Deps,
  authorityId: string,
  publicationId: string,
  name: string,
  pdf: Uint8Array,
): Promise<void> {
  const maxBytes = deps.config.maxUploadBytes
  const made = await receiveFile(deps.store, { authorityId, stream: Readable.from([pdf]), maxBytes })
  await inTx(deps, { authorityId }, async (sql) => {
    const id = newId()
    const now = deps.clock.now()
    const [version] = await sql
      .select({ id: publicationVersions.id })
      .from(publicationVersions)
      .where(eq(publicationVersions.publicationId, publicationId))
    await sql
      .insert(files)
      .values({ authorityId, ...made, createdAt: now })
      .onConflictDoNothing()
    await sql.insert(publicationFiles).values({
      ...{ id, authorityId, versionId: version?.id ?? '', position: 0, name, ...made, receivedAt: now },
      state: 'RECEIVED',
    })
    await emit(sql, authorityId, inspectFile, { fileId: id })
  })
}
