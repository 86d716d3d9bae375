import {
  changeProfile,
  chooseProfile,
  createProfile,
  listDocuments,
  listProfiles,
  operateAgenda,
  readAgenda,
  readProfile,
  readProfileVersion,
  type ReadingProfile,
  tryProfile,
} from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const standardOf = async (scene: Scene): Promise<ReadingProfile> =>
  (await scene.clerk.call(listProfiles, {})).standard
const withWords = (profile: ReadingProfile, department: string[]): ReadingProfile => ({
  ...profile,
  name: 'Notre maison',
  labels: { ...profile.labels, department },
})

describe('a profile', () => {
  it('is saved by versions, each of which can be read again', async () => {
    const { clerk, ...scene } = await app.scene()
    const standard = await standardOf({ clerk, ...scene })
    const made = await clerk.call(createProfile, { profile: withWords(standard, ['Bureau pilote']) })
    expect(made).toMatchObject({ name: 'Notre maison', version: 0, inUse: false })
    const { id: profileId } = made
    const profile = withWords(standard, ['Bureau pilote', 'Unité'])
    const saved = await clerk.call(changeProfile, { profileId, version: 0, profile })
    expect(saved.history.map(({ version }) => version)).toEqual([1, 0])
    const first = await clerk.call(readProfileVersion, { profileId, savedVersion: 0 })
    expect(first.profile.labels.department).toEqual(['Bureau pilote'])
    const stale = clerk.call(changeProfile, { profileId, version: 0, profile })
    await expect(stale).rejects.toMatchObject({ code: 'STALE_VERSION', extra: { version: 1 } })
  })

  it('with faults is refused, each fault named by its place', async () => {
    const scene = await app.scene()
    const standard = await standardOf(scene)
    const profile = { ...withWords(standard, ['Objet', 'Objet']), ignoredLines: ['a * b * c * d'] }
    await expect(scene.clerk.call(createProfile, { profile })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      violations: expect.arrayContaining([
        { field: 'labels.department.1', reason: 'TWICE' },
        { field: 'labels.department.0', reason: 'IN_TWO_LISTS' },
        { field: 'ignoredLines.0', reason: 'TOO_MANY_STARS' },
      ]) as unknown,
    })
  })

  it('that is chosen reads the next files, and no other authority’s', { timeout: 60_000 }, async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const profile = withWords(await standardOf(mine), ['Bureau porteur'])
    const { id } = await mine.clerk.call(createProfile, { profile })
    const { id: other } = await mine.clerk.call(createProfile, { profile: { ...profile, name: 'Autre' } })
    await mine.clerk.call(chooseProfile, { chosen: other })
    const { profiles } = await mine.clerk.call(chooseProfile, { chosen: id })
    expect(profiles.map((one) => [one.name, one.inUse])).toEqual([
      ['Notre maison', true],
      ['Autre', false],
    ])
    const none = { code: 'NOT_FOUND' }
    expect((await theirs.clerk.call(listProfiles, {})).profiles).toEqual([])
    await expect(theirs.clerk.call(readProfile, { profileId: id })).rejects.toMatchObject(none)
    await expect(theirs.clerk.call(chooseProfile, { chosen: id })).rejects.toMatchObject(none)
    await expect(theirs.clerk.call(changeProfile, { profileId: id, version: 0, profile })).rejects.toMatchObject(none) // prettier-ignore
    expect((await mine.clerk.call(chooseProfile, { chosen: null })).profiles.some((one) => one.inUse)).toBe(
      false,
    )
  })
})

describe('a trial', () => {
  it(
    'shows what past files would become, before and after, and keeps nothing',
    { timeout: 90_000 },
    async () => {
      const scene = await app.scene()
      const { clerk } = scene
      const { id: meetingId } = await scene.meeting()
      await scene.upload(meetingId, [
        { name: 'un.pdf', bytes: await makeReport(SYNTHETIC_REPORTS[0]!) },
        { name: 'deux.pdf', bytes: await makeReport(SYNTHETIC_REPORTS[4]!) },
      ])
      await until(async () => {
        const { documents } = await clerk.call(listDocuments, { meetingId })
        return documents.every(({ state }) => state !== 'RECEIVED')
      }, 'the files')
      const agenda = await clerk.call(readAgenda, { meetingId })
      const first = agenda.items.find(({ title }) => title.value?.startsWith('Accessibilité'))!
      await clerk.call(operateAgenda, {
        meetingId,
        baseVersion: agenda.version,
        clientId: 'profiles-test',
        operations: [
          { type: 'CORRECT', itemId: first.id, values: { department: 'Direction de l’équipement' } },
        ],
      })
      const profile = { ...(await standardOf(scene)), base: 'NONE' as const }
      const trial = await clerk.call(tryProfile, { meetingId, profile })
      expect(trial.files.map(({ name }) => name).sort()).toEqual(['deux.pdf', 'un.pdf'])
      expect([trial.unread, trial.leftOut]).toEqual([[], 0])
      const fields = trial.files.find(({ name }) => name === 'un.pdf')!.fields
      expect(fields.find(({ field }) => field === 'department')).toMatchObject({
        expected: 'Direction de l’équipement',
      })
      expect(fields.find(({ field }) => field === 'title')?.verdict).toBe('NOT_KNOWN')
      const after = await clerk.call(readAgenda, { meetingId })
      expect(after.items.map(({ title }) => title)).toEqual(agenda.items.map(({ title }) => title))
      await expect(
        clerk.call(tryProfile, { meetingId, profile: { ...profile, name: ' ' } }),
      ).rejects.toMatchObject({ violations: [{ field: 'name', reason: 'EMPTY' }] })
    },
  )
})
