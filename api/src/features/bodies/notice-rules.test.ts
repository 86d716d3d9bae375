import {
  changeNoticeRules,
  listBodies,
  listNoticeRules,
  type OwnNoticeRule,
  previewDispatch,
  readAgenda,
  readChecks,
  readCompliance,
  readJournal,
  readMeeting,
} from '@hemicycle/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { newId } from '../../kernel/ids.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp({ workerless: true })))
afterAll(() => app.close())

const own = (days: number, change: Partial<OwnNoticeRule> = {}): OwnNoticeRule => ({
  days,
  counting: 'FRANC',
  article: 'Règlement intérieur, art. 4',
  validFrom: '2021-07-01',
  validTo: null,
  ...change,
})

it('governs the clock, the checks and the verdict of the meetings of its time, and says so', async () => {
  const { clerk, bodyId, meeting } = await app.scene()
  const { id: meetingId } = await meeting('2026-12-04')
  const agenda = await clerk.call(readAgenda, { meetingId })
  const sectionId = agenda.sections[0]!.id
  await operate(clerk, agenda, {
    type: 'ADD_POINT',
    itemId: newId(),
    nature: 'REPORT',
    title: 'Aides',
    sectionId,
  })
  const [sent] = (await clerk.call(readCompliance, { meetingId })).items
  expect(sent?.judgement.level).toBe('COMPLIANT')

  const rules = [own(12), own(15, { validFrom: '2027-01-01' })]
  const body = await clerk.call(changeNoticeRules, { bodyId, version: 0, rules })
  expect(body).toMatchObject({ version: 1, notice: { days: 12, counting: 'FRANC', toConfirm: false } })
  const { clock } = await clerk.call(readMeeting, { meetingId })
  expect(clock).toMatchObject({
    lastDate: '2026-11-21',
    verdict: 'URGENT_ONLY',
    rule: { days: 12, article: 'Règlement intérieur, art. 4' },
  })
  expect((await meeting('2027-02-19')).clock).toMatchObject({ lastDate: '2027-02-03', rule: { days: 15 } })
  const { checks } = await clerk.call(readChecks, { meetingId })
  expect(checks.map(({ code }) => code)).toContain('DEADLINE_PASSED')
  expect(await clerk.call(previewDispatch, { meetingId })).toMatchObject({
    judgement: { level: 'LATE', earliest: '2026-12-07' },
    clock: { rule: { article: 'Règlement intérieur, art. 4' } },
  })
  const [late] = (await clerk.call(readCompliance, { meetingId })).items
  expect(late?.judgement.level).toBe('LATE')
  const { entries } = await clerk.call(readJournal, {})
  expect(entries.find(({ action }) => action === 'body.notice-rules-changed')?.facts).toMatchObject({
    added: [
      '12 FRANC Règlement intérieur, art. 4 2021-07-01',
      '15 FRANC Règlement intérieur, art. 4 2027-01-01',
    ],
    removed: [],
  })
})

it.each([
  ['shorter than the law of today', own(3), 'rules/0/days', 'CGCT, art. L3121-19-1'],
  ['seven jours francs, which are eight days', own(7), null, ''],
  ['ends before it begins', own(12, { validTo: '2020-01-01' }), 'rules/0/validTo', 'CGCT, art. L3121-19-1'],
  [
    'of a time when no law asked for any',
    own(3, { validFrom: '2014-01-01', validTo: '2015-08-08' }),
    null,
    '',
  ],
])('is held against the law: %s', async (_, rule, field, article) => {
  const { clerk, bodyId } = await app.scene()
  const change = clerk.call(changeNoticeRules, { bodyId, version: 0, rules: [rule] })
  if (field === null) expect(await change).toMatchObject({ version: 1 })
  else
    await expect(change).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      violations: [{ field }],
      extra: { law: { article } },
    })
  const kept = await clerk.call(listNoticeRules, { bodyId })
  expect(kept).toMatchObject({ law: { days: 8, article: 'CGCT, art. L3121-19-1' } })
  expect(kept.rules).toEqual(field === null ? [rule] : [])
})

it('is written from the version on screen, by the authority whose body it is', async () => {
  const [mine, theirs] = [await app.scene(), await app.scene()]
  const { bodyId } = mine
  await mine.clerk.call(changeNoticeRules, { bodyId, version: 0, rules: [own(12)] })
  const stale = mine.clerk.call(changeNoticeRules, { bodyId, version: 0, rules: [] })
  await expect(stale).rejects.toMatchObject({ code: 'STALE_VERSION' })
  const foreign = theirs.clerk.call(changeNoticeRules, { bodyId, version: 1, rules: [] })
  await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await theirs.clerk.call(listBodies, {})).bodies[0]?.notice.days).toBe(8)
})
