import { previewDispatch, readAgenda, readChecks } from '@hemicycle/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { newId } from '../../kernel/ids.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

it('gives one list, in the agenda and before the dispatch, each line with where it is put right', async () => {
  const scene = await app.scene()
  const { id: meetingId } = await scene.meeting()
  const agenda = await scene.clerk.call(readAgenda, { meetingId })
  const sectionId = agenda.sections[0]!.id
  const itemId = newId()
  const { version } = await operate(scene.clerk, agenda, {
    type: 'ADD_POINT',
    itemId,
    nature: 'REPORT',
    title: 'Rapport',
    sectionId,
  })
  const { agendaVersion, checks } = await scene.clerk.call(readChecks, { meetingId })
  expect(agendaVersion).toBe(version)
  expect(
    checks.map(({ code, severity, targets: [first] }) => [code, severity, first!.kind, first!.field]),
  ).toEqual([
    ['BUNDLE_NOT_READY', 'BLOCKING', 'MEETING', null],
    ['NO_RAPPORTEUR', 'DOUBTFUL', 'ITEM', 'rapporteur'],
    ['ITEM_WITHOUT_FILE', 'DOUBTFUL', 'ITEM', null],
    ['EMPTY_SECTION', 'ADVICE', 'SECTION', null],
    ['RULE_TO_CONFIRM', 'ADVICE', 'MEETING', null],
  ])
  expect(checks[1]!.targets).toEqual([{ kind: 'ITEM', id: itemId, field: 'rapporteur' }])
  expect((await scene.clerk.call(previewDispatch, { meetingId })).checks).toEqual(checks)
  const stranger = (await app.scene()).clerk
  await expect(stranger.call(readChecks, { meetingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
