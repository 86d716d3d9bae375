import {
  changeQuorumRules,
  createPublication,
  listQuorumRules,
  type OwnQuorumRule,
  publishPublication,
  readAttendance,
  readJournal,
  readMyPublication,
  readSitting,
  recordAttendance,
} from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import { meetings } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp({ workerless: true })))
afterAll(() => app.close())

const LAW = { mode: 'MAJORITY_PRESENT_OR_REPRESENTED', share: 'MAJORITY', article: 'CGCT, art. L3121-14-1' }
const own = (change: Partial<OwnQuorumRule> = {}): OwnQuorumRule => ({
  ...{ mode: 'MAJORITY_PRESENT', share: 'THREE_QUARTERS', article: 'Règlement intérieur, art. 9' },
  ...{ validFrom: '2021-07-01', validTo: null },
  ...change,
})

it('governs the forecast and the sitting of the meetings of its time, and is told to the élus', async () => {
  const { clerk, bodyId, meeting, councillors } = await app.scene()
  const { id: meetingId } = await meeting('2026-12-18')
  await asSystem(app.deps, (sql) =>
    sql.update(meetings).set({ state: 'CONVENED', convenedAt: new Date() }).where(eq(meetings.id, meetingId)),
  )
  const memberIds = councillors.slice(0, 2).map(({ actor }) => actor.councillorId ?? '')
  await clerk.call(recordAttendance, { meetingId, type: 'ARRIVED', memberIds, itemId: null, at: '09:30' })
  const opening = async () => (await clerk.call(readSitting, { meetingId })).opening.quorum
  expect(await opening()).toMatchObject({ required: 2, reached: true })

  const rules = [own(), own({ mode: 'MAJORITY_PRESENT', share: 'MAJORITY', validFrom: '2027-01-01' })]
  await clerk.call(changeQuorumRules, { bodyId, version: 0, rules })
  expect(await opening()).toMatchObject({ required: 3, counted: 2, reached: false })
  const { quorum, forecast } = await clerk.call(readAttendance, { meetingId })
  expect(quorum).toMatchObject({ article: 'Règlement intérieur, art. 9', toConfirm: false })
  expect(forecast.possible).toMatchObject({ required: 3, reached: true })
  const { entries } = await clerk.call(readJournal, {})
  expect(entries.find(({ action }) => action === 'body.quorum-rules-changed')?.facts).toMatchObject({
    added: [expect.stringContaining('MAJORITY_PRESENT THREE_QUARTERS'), expect.any(String)],
  })

  const { id: publicationId, version } = await clerk.call(createPublication, {
    kind: 'RULES',
    title: 'Règlement',
  })
  await clerk.call(publishPublication, { publicationId, version, from: null })
  const { quorums } = await councillors[0]!.call(readMyPublication, { publicationId })
  expect(quorums).toMatchObject([{ share: 'THREE_QUARTERS', article: 'Règlement intérieur, art. 9' }])
})

it.each([
  ['asks for fewer than the law', own({ share: 'THIRD' }), 'rules/0/share'],
  ['ends before it begins', own({ validTo: '2020-01-01' }), 'rules/0/validTo'],
  ['is stricter than the law', own(), null],
])('is held against the law: %s', async (_, rule, field) => {
  const { clerk, bodyId } = await app.scene()
  const change = clerk.call(changeQuorumRules, { bodyId, version: 0, rules: [rule] })
  if (field === null) expect(await change).toMatchObject({ version: 1 })
  else
    await expect(change).rejects.toMatchObject({
      ...{ code: 'INVALID_INPUT', violations: [{ field }], extra: { law: { article: LAW.article } } },
    })
  expect(await clerk.call(listQuorumRules, { bodyId })).toMatchObject({
    law: LAW,
    rules: field === null ? [rule] : [],
  })
})
