import { sql as raw } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp } from '../../test/harness.ts'
import { asSystem, inTx } from './db/tx.ts'
import { firstBreak, record } from './journal.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

async function withEntries(count: number): Promise<Scene> {
  const scene = await app.scene()
  const write = (n: number) =>
    inTx(app.deps, scene.clerk.actor, (sql) =>
      record(sql, scene.clerk.actor, app.clock.now(), {
        action: 'test.done',
        subject: 'test',
        subjectId: null,
        facts: { n, b: { z: 1, a: [2] } },
      }),
    )
  await Promise.all(Array.from({ length: count }, (_, n) => write(n)))
  return scene
}

const broken = (scene: Scene) => inTx(app.deps, scene.clerk.actor, firstBreak)

it('chains entries written at the same time without a gap', async () => {
  expect(await broken(await withEntries(12))).toBeNull()
})

it.each([
  ['an altered fact', raw`update journal set facts = '{"n":99}' where seq = 3 and authority_id = `, 3],
  ['a removed entry', raw`delete from journal where seq = 3 and authority_id = `, 4],
  ['a changed author', raw`update journal set actor = 'Personne' where seq = 5 and authority_id = `, 5],
])('finds %s', async (_, tamper, at) => {
  const scene = await withEntries(6)
  await asSystem(app.deps, (sql) => sql.execute(raw`${tamper}${scene.authorityId}`))
  expect(await broken(scene)).toBe(at)
})
