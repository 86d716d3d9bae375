import { type Call, createClient, createMeeting, type Meeting } from '@hemicycle/contract'
import { type Role, seriesOf } from '@hemicycle/domain'
import type { FastifyInstance } from 'fastify'
import supertest from 'supertest'
import {
  authorities,
  bodies,
  bodyMembers,
  councillors,
  memberships,
  numberSeries,
  users,
} from '../src/kernel/db/schema/index.ts'
import { type Actor, asSystem } from '../src/kernel/db/tx.ts'
import type { Deps } from '../src/kernel/deps.ts'
import { signAccess } from '../src/kernel/http/auth.ts'
import { newId } from '../src/kernel/ids.ts'

export interface Person {
  readonly actor: Actor
  readonly email: string
  readonly token: string
  readonly call: Call
}
export interface Scene {
  readonly authorityId: string
  readonly bodyId: string
  readonly clerk: Person
  readonly administrator: Person
  readonly author: Person
  readonly assistant: Person
  readonly integrator: Person
  readonly councillors: readonly Person[]
  /** One more person of a role. */
  another(role: Role): Promise<Person>
  meeting(date?: string): Promise<Meeting>
  upload(
    meetingId: string,
    files: readonly { name: string; bytes: Uint8Array }[],
  ): Promise<supertest.Response>
}

/** An authority with one body, three councillors and one person of every other role. */
export async function makeScene(deps: Deps, server: FastifyInstance, origin: string): Promise<Scene> {
  const authorityId = newId()
  const bodyId = newId()
  await asSystem(deps, async (sql) => {
    const name = `Département ${authorityId.slice(-6)}`
    await sql
      .insert(authorities)
      .values({ id: authorityId, slug: authorityId, name, type: 'DEPARTEMENT', timeZone: 'Europe/Paris' })
    await sql.insert(bodies).values({
      id: bodyId,
      authorityId,
      code: 'CP',
      name: 'Commission permanente',
      kind: 'STANDING_COMMITTEE',
      sections: [
        { code: 'R', title: 'Aides' },
        { code: 'C', title: 'Décisions courantes' },
      ],
      defaultPlace: 'Hôtel du Département',
      defaultTime: '09:30',
      position: 0,
    })
    const series = seriesOf({ key: 'reports', template: '{section.code}{meeting.date:MM}{seq:00}' })
    await sql.insert(numberSeries).values({ ...series, id: newId(), authorityId, bodyId })
  })
  const person = (role: Role, councillorId: string | null = null) =>
    addPerson(deps, server, origin, authorityId, role, councillorId)
  const elected = []
  for (let order = 0; order < 3; order += 1)
    elected.push(await addCouncillor(deps, authorityId, bodyId, order))
  const clerk = await person('ASSEMBLY_OFFICE')
  return {
    authorityId,
    bodyId,
    clerk,
    administrator: await person('ADMINISTRATOR'),
    author: await person('AUTHOR'),
    assistant: await person('ASSISTANT'),
    integrator: await person('INTEGRATOR'),
    councillors: await Promise.all(elected.map((id) => person('COUNCILLOR', id))),
    another: person,
    meeting: (date = '2026-12-18') =>
      clerk.call(createMeeting, { bodyId, date, time: '09:30', place: 'Salle Jeanne-Laborde' }),
    upload(meetingId, files) {
      const request = supertest(origin)
        .post(`/api/v1/meetings/${meetingId}/documents`)
        .set('authorization', `Bearer ${clerk.token}`)
      for (const { name, bytes } of files) void request.attach('file', Buffer.from(bytes), name)
      return Promise.resolve(request)
    },
  }
}

async function addPerson(
  deps: Deps,
  server: FastifyInstance,
  origin: string,
  authorityId: string,
  role: Role,
  councillorId: string | null,
): Promise<Person> {
  const [userId, membershipId] = [newId(), newId()]
  const email = `${userId}@test.example`
  const name = `${role} ${userId.slice(-4)}`
  await asSystem(deps, async (sql) => {
    await sql.insert(users).values({ id: userId, email, createdAt: deps.clock.now() })
    await sql
      .insert(memberships)
      .values({ id: membershipId, authorityId, userId, role, displayName: name, councillorId })
  })
  const actor: Actor = { userId, membershipId, authorityId, role, name, councillorId }
  const token = signAccess(server, actor)
  const call = createClient({
    base: `${origin}/api/v1`,
    headers: () => ({ authorization: `Bearer ${token}` }),
  })
  return { actor, email, token, call }
}

async function addCouncillor(
  deps: Deps,
  authorityId: string,
  bodyId: string,
  order: number,
): Promise<string> {
  const id = newId()
  const civility = order % 2 === 0 ? ('MME' as const) : ('M' as const)
  const email = `elu-${id}@test.example`
  await asSystem(deps, async (sql) => {
    await sql.insert(councillors).values({
      id,
      authorityId,
      civility,
      firstName: `Prénom${order}`,
      lastName: `Nom${order}`,
      email,
      protocolOrder: order,
    })
    await sql.insert(bodyMembers).values({ authorityId, bodyId, councillorId: id, since: '2021-07-01' })
  })
  return id
}
