import type { DirectoryPerson, MemberProfile, ServiceContact } from '@hemicycle/contract'
import type { SharedField } from '@hemicycle/domain'
import { and, asc, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  bodies,
  bodyMembers,
  councillorProfiles,
  councillors,
  files,
  politicalGroups,
  serviceContacts,
} from '../../kernel/db/schema/index.ts'
import type { Deps } from '../../kernel/deps.ts'
import { existing } from '../../kernel/db/version.ts'
import { inOffice } from '../authorities/queries.ts'
import { linkTo } from '../files/queries.ts'

/** Councillors of the register with what the directory adds; one row each, in protocol order. */
function rows(sql: Sql, today: string) {
  return sql
    .select({
      councillor: councillors,
      profile: councillorProfiles,
      group: politicalGroups,
      photoBytes: files.bytes,
      bodies: raw<string[]>`coalesce((select array_agg(b.name order by b.position) from ${bodies} b
        where b.removed_at is null and exists (select 1 from ${bodyMembers} where ${bodyMembers.bodyId} = b.id
          and ${bodyMembers.councillorId} = ${councillors.id} and ${inOffice(today)})), '{}')`,
    })
    .from(councillors)
    .leftJoin(councillorProfiles, eq(councillorProfiles.councillorId, councillors.id))
    .leftJoin(politicalGroups, eq(politicalGroups.name, councillors.politicalGroup))
    .leftJoin(files, eq(files.sha256, councillorProfiles.photoSha256))
    .orderBy(asc(councillors.protocolOrder), asc(councillors.lastName))
    .$dynamic()
}
type Row = Awaited<ReturnType<typeof rows>>[number]

/** The members in office as the others see them: a field that its person has not agreed to show never leaves the database's row. */
export async function people(deps: Deps, sql: Sql, today: string): Promise<DirectoryPerson[]> {
  const inTerm = raw`(${councillors.since} is null or ${councillors.since} <= ${today})
    and (${councillors.until} is null or ${councillors.until} >= ${today})`
  const all = await rows(sql, today).where(and(isNull(councillors.removedAt), inTerm))
  return all.map((row) => toPerson(deps, row))
}

function toPerson(deps: Deps, row: Row): DirectoryPerson {
  const { councillor, profile, group } = row
  const { id, civility, firstName, lastName, mandate, canton } = councillor
  const shown = <V>(field: SharedField, value: V | null | undefined): V | null =>
    profile?.shared.includes(field) ? (value ?? null) : null
  return {
    ...{ id, civility, firstName, lastName, mandate, canton },
    group: group && { name: group.name, shortName: group.shortName, colour: group.colour },
    bodies: row.bodies,
    delegations: profile?.delegations ?? [],
    representations: (profile?.representations ?? []).map(({ body, role }) => ({ body, role })),
    email: shown('EMAIL', councillor.email),
    phone: shown('PHONE', councillor.phone),
    office: shown('OFFICE', profile?.office),
    photo: shown('PHOTO', photoOf(deps, row)),
  }
}

function photoOf(deps: Deps, { councillor, profile, photoBytes }: Row): string | null {
  const sha256 = profile?.photoSha256
  if (!sha256) return null
  const file = { sha256, bytes: photoBytes ?? 0, name: 'photo', type: 'image/jpeg' }
  return linkTo(deps, councillor.authorityId, file, false).url
}

/** What this councillor shows of himself. */
export async function sharingOf(sql: Sql, councillorId: string): Promise<SharedField[]> {
  const [profile] = await sql
    .select({ shared: councillorProfiles.shared })
    .from(councillorProfiles)
    .where(eq(councillorProfiles.councillorId, councillorId))
  return profile?.shared ?? []
}

export async function profiles(deps: Deps, sql: Sql, today: string): Promise<MemberProfile[]> {
  const all = await rows(sql, today).where(isNull(councillors.removedAt))
  return all.map((row) => toProfile(deps, row))
}

export async function profileOf(deps: Deps, sql: Sql, id: string, today: string): Promise<MemberProfile> {
  const [row] = await rows(sql, today).where(eq(councillors.id, id))
  return toProfile(deps, existing(row, 'councillor'))
}

function toProfile(deps: Deps, row: Row): MemberProfile {
  const { id, firstName, lastName } = row.councillor
  const { profile } = row
  return {
    ...{ id, firstName, lastName },
    delegations: profile?.delegations ?? [],
    representations: (profile?.representations ?? []).map(({ body, role }) => ({ body, role })),
    office: profile?.office ?? null,
    shared: profile?.shared ?? [],
    photo: photoOf(deps, row),
    version: profile?.version ?? 0,
  }
}

export async function services(sql: Sql): Promise<ServiceContact[]> {
  const all = await sql
    .select()
    .from(serviceContacts)
    .where(isNull(serviceContacts.removedAt))
    .orderBy(asc(serviceContacts.position), asc(serviceContacts.service))
  return all.map(toService)
}

export function toService({
  authorityId,
  removedAt,
  ...kept
}: typeof serviceContacts.$inferSelect): ServiceContact {
  void [authorityId, removedAt]
  return kept
}
