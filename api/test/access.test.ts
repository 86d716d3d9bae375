import { type Contract, requestOf } from '@hemicycle/contract'
import { mayEnter, ROLES } from '@hemicycle/domain'
import supertest from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../src/kernel/ids.ts'
import { openTestApp, type Scene, type TestApp } from './harness.ts'

let app: TestApp
let scene: Scene
beforeAll(async () => {
  app = await openTestApp()
  scene = await app.scene()
})
afterAll(() => app.close())

/** A request that passes validation of its path: what matters here is who may enter, not what follows. */
function knock(operation: Contract, token: string | null) {
  const ids = Object.fromEntries(
    Object.keys(operation.params?.properties ?? {}).map((name) => [name, newId()]),
  )
  const { url } = requestOf(operation, ids)
  const method = operation.method.toLowerCase() as 'get'
  const request = supertest(app.origin)[method](`/api/v1${url}`)
  if (token) void request.set('authorization', `Bearer ${token}`)
  return operation.body ? request.send({}) : request
}

it('walks every route as every role and as a stranger', async () => {
  const people = {
    ADMINISTRATOR: scene.administrator,
    ASSEMBLY_OFFICE: scene.clerk,
    AUTHOR: scene.author,
    ASSISTANT: scene.assistant,
    INTEGRATOR: scene.integrator,
    COUNCILLOR: scene.councillors[0]!,
  }
  expect(app.contracts.length).toBeGreaterThan(20)
  for (const operation of app.contracts.filter(({ access }) => access !== 'PUBLIC')) {
    const name = `${operation.method} ${operation.path}`
    expect([name, 'stranger', (await knock(operation, null)).status]).toEqual([name, 'stranger', 401])
    for (const role of ROLES) {
      const allowed = mayEnter(operation.access, role)
      // An event stream that opens never ends: its refusals are checked here, its opening in its own test.
      if (operation.wire === 'STREAM' && allowed) continue
      const { status } = await knock(operation, people[role].token)
      expect([name, role, status !== 403]).toEqual([name, role, allowed])
    }
  }
})

it('declares every /api/v1 route by a contract', () => {
  const document = app.contracts.map((operation) => `${operation.method} ${operation.path}`)
  expect(new Set(document).size).toBe(document.length)
})

it('never mixes up the names of params, query and body', () => {
  for (const operation of app.contracts) {
    const names = [operation.params, operation.query, operation.body].flatMap((part) =>
      Object.keys(part?.properties ?? {}),
    )
    expect([operation.path, new Set(names).size]).toEqual([operation.path, names.length])
  }
})
