import type { Contract } from '@hemicycle/contract'
import { mayEnter, type Role, ROLES } from '@hemicycle/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from './harness.ts'
import { inputOf, malformed, type Wire, wireOf } from './walk-inputs.ts'
import { fingerprintOf, makeWorld, type World } from './walk-world.ts'

let app: TestApp
let ours: World
let theirs: World
beforeAll(async () => {
  app = await openTestApp()
  ;[ours, theirs] = await Promise.all([makeWorld(app), makeWorld(app)])
}, 180_000)
afterAll(() => app.close())

interface Answer {
  readonly status: number
  readonly text: string
}

async function send(operation: Contract, wire: Wire, token: string | null): Promise<Answer> {
  const { url, body } = wire
  const reply = await fetch(`${app.origin}/api/v1${url}`, {
    method: operation.method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  })
  return { status: reply.status, text: await reply.text() }
}

const tokenOf = (role: Role | null): string | null => {
  const { administrator, clerk, author, assistant, integrator, councillors } = ours.scene
  const people = { ADMINISTRATOR: administrator, ASSEMBLY_OFFICE: clerk, AUTHOR: author, ASSISTANT: assistant, INTEGRATOR: integrator, COUNCILLOR: councillors[0]! } // prettier-ignore
  return role && people[role].token
}
const open = ({ access, problems }: Contract) => access === 'PUBLIC' || problems.includes('FORBIDDEN')
/** What any operation may answer, beside what its contract tells. */
const ALWAYS = ['INVALID_INPUT', 'NOT_SIGNED_IN', 'FORBIDDEN', 'UNSUPPORTED_MEDIA', 'FILE_TOO_LARGE']

function faultsOf(operation: Contract, what: string, { status, text }: Answer): string[] {
  if (status < 400) return []
  const { code = '' } = JSON.parse(text) as { code?: string }
  const told = status < 500 && [...ALWAYS, ...operation.problems].includes(code)
  return told ? [] : [`${nameOf(operation, what)}: ${status} ${text.slice(0, 300)}`]
}
const isStream = ({ path }: Contract) => path === '/events'
/** Reads first: what follows changes the world that they read. */
const walked = () =>
  app.contracts
    .filter((one) => !isStream(one))
    .sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))
const nameOf = ({ method, path }: Contract, ...more: string[]) => [method, path, ...more].join(' ')

it('answers foreign input without a failure, a leak or a change', async () => {
  const before = await fingerprintOf(app, theirs.scene.authorityId)
  const faults: string[] = []
  for (const operation of walked()) {
    const wire = wireOf('foreign', operation, inputOf(operation, theirs.ids))
    const sent = wire.url + (wire.body ?? '')
    const secrets = [...Object.values(theirs.ids), theirs.scene.authorityId].filter(
      (id) => !sent.includes(id),
    )
    const visit = async (role: Role | null) => {
      const { status, text } = await send(operation, wire, tokenOf(role))
      if (status >= 500 || secrets.some((id) => text.includes(id)))
        faults.push(`${nameOf(operation, String(role))}: ${status} ${text.slice(0, 200)}`)
    }
    await Promise.all([...ROLES, null].filter((role) => mayEnter(operation.access, role)).map(visit))
  }
  expect(faults).toEqual([])
  expect(await fingerprintOf(app, theirs.scene.authorityId)).toEqual(before)
}, 180_000)

it('answers good input: who may enters, nothing fails, each refusal is one that the contract tells', async () => {
  const faults: string[] = []
  const done = new Set<string>()
  for (const operation of walked()) {
    const wire = wireOf('good', operation, inputOf(operation, ours.ids))
    const visit = async (role: Role | null) => {
      const answer = await send(operation, wire, tokenOf(role))
      const shut = [401, 403].includes(answer.status)
      if (!open(operation) && shut === mayEnter(operation.access, role))
        faults.push(`${nameOf(operation, String(role))}: ${answer.status}`)
      faults.push(...faultsOf(operation, `${role} good`, answer))
      if (answer.status < 300) done.add(nameOf(operation))
    }
    const everybody = [...ROLES, null]
    await Promise.all(everybody.filter((role) => !mayEnter(operation.access, role)).map(visit))
    for (const role of everybody.filter((one) => mayEnter(operation.access, one))) await visit(role)
    faults.push(...(await walkTokens(operation, wire)))
  }
  expect(faults).toEqual([])
  // Most are carried out, not only refused: otherwise this walk would prove little.
  expect(done.size).toBeGreaterThan(app.contracts.length * 0.6)
}, 180_000)

/** Another system enters where its scope says, and nowhere else. */
async function walkTokens(operation: Contract, wire: Wire): Promise<string[]> {
  if (open(operation)) return []
  const { scope } = operation
  const faults: string[] = []
  for (const [name, entered] of [
    ['all', scope !== null],
    ['journal', scope === 'journal:read'],
  ] as const) {
    const answer = await send(operation, wire, ours.tokens[name])
    faults.push(...faultsOf(operation, `token ${name}`, answer))
    if ((answer.status !== 403) !== entered)
      faults.push(`${nameOf(operation, `token ${name}`)}: ${answer.status}`)
  }
  return faults
}

it('answers malformed input by saying what is wrong', async () => {
  const faults: string[] = []
  for (const operation of walked()) {
    const role = ROLES.find((one) => mayEnter(operation.access, one)) ?? null
    const visit = async (wire: Wire) =>
      faults.push(...faultsOf(operation, wire.what, await send(operation, wire, tokenOf(role))))
    await Promise.all(malformed(operation, inputOf(operation, ours.ids)).map(visit))
  }
  expect(faults).toEqual([])
}, 180_000)

it('declares every /api/v1 route by a contract, once', () => {
  const names = app.contracts.map((operation) => nameOf(operation))
  expect(new Set(names).size).toBe(names.length)
})

it('never mixes up the names of params, query and body', () => {
  for (const operation of app.contracts) {
    const names = [operation.params, operation.query, operation.body].flatMap((part) =>
      Object.keys(part?.properties ?? {}),
    )
    expect([operation.path, new Set(names).size]).toEqual([operation.path, names.length])
  }
})
