import { cancelAttendance, cancelVote, changeSittingHead, closeSitting, createDispatch,
  listDocuments, type Input, readAgenda, readBundle, readJournal, readSitting, recordAttendance, recordVote, requestBundle } from '@hemicycle/contract' // prettier-ignore
import { NO_VOTES } from '@hemicycle/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

/** A convened meeting of three members and two reports. */
async function convened() {
  const scene = await app.scene()
  const { id: meetingId } = await scene.meeting()
  const specs = SYNTHETIC_REPORTS.slice(0, 2)
  await scene.upload(
    meetingId,
    await Promise.all(
      specs.map(async (spec, n) => ({ name: `rapport-${n}.pdf`, bytes: await makeReport(spec) })),
    ),
  )
  const agenda = await until(async () => {
    const { documents } = await scene.clerk.call(listDocuments, { meetingId })
    const read = await scene.clerk.call(readAgenda, { meetingId })
    // The last file may still change the agenda after its item is there.
    return read.items.length === 2 && documents.every(({ state }) => state === 'READY') && read
  }, 'the agenda')
  await scene.clerk.call(requestBundle, { meetingId })
  const bundle = await until(async () => {
    const { bundle } = await scene.clerk.call(readBundle, { meetingId })
    return bundle?.state === 'READY' && bundle
  }, 'the bundle')
  await scene.clerk.call(createDispatch, { meetingId, agendaVersion: bundle.agendaVersion })
  return { ...roomOf(scene, meetingId), scene, meetingId, items: agenda.items.map(({ id }) => id) }
}

function roomOf(scene: Scene, meetingId: string) {
  const members = scene.councillors.map(({ actor }) => actor.councillorId as string)
  const arrive = (count: number, itemId: string | null = null) =>
    scene.clerk.call(recordAttendance, {
      meetingId,
      type: 'ARRIVED',
      memberIds: members.slice(0, count),
      itemId,
    })
  return { members, arrive }
}

describe('a sitting', () => {
  it('counts the quorum of each item from who came, left and gave a proxy', async () => {
    const { scene, meetingId, members, items, arrive } = await convened()
    const before = await scene.clerk.call(readSitting, { meetingId })
    expect(before.quorum).toMatchObject({ mode: 'MAJORITY_PRESENT_OR_REPRESENTED' })
    expect(before.opening.quorum).toMatchObject({ base: 3, required: 2, counted: 0, reached: false })
    expect((await arrive(2)).opening.quorum).toMatchObject({ counted: 2, reached: true })
    const [first, second] = members as [string, string]
    const later = { meetingId, itemId: items[1] as string, memberIds: [second] }
    const left = await scene.clerk.call(recordAttendance, { ...later, type: 'LEFT' })
    expect(left.items.map(({ quorum }) => quorum.reached)).toEqual([true, false])
    const given = await scene.clerk.call(recordAttendance, { ...later, type: 'PROXY_GIVEN', holderId: first })
    expect(given.items.map(({ quorum }) => quorum.reached)).toEqual([true, true])
    const eventId = given.events.at(-1)!.id
    const undone = await scene.clerk.call(cancelAttendance, { eventId })
    expect(undone.items.map(({ quorum }) => quorum.reached)).toEqual([true, false])
    expect((await scene.clerk.call(cancelAttendance, { eventId })).events).toHaveLength(3)
  })

  it('says adopted or not, with the reason, and again when a fact is corrected', async () => {
    const { scene, members, items, arrive } = await convened()
    const { events } = await arrive(2)
    const [itemId] = items as [string]
    const [first, second] = members as [string, string]
    const voted = await scene.clerk.call(recordVote, {
      itemId,
      ballot: 'PUBLIC_ROLL_CALL',
      choices: { [first]: 'FOR', [second]: 'AGAINST' },
      presidentChoice: 'FOR',
    })
    expect(voted.items[0]!.vote!.outcome).toMatchObject({ adopted: true, reason: 'CASTING_VOTE' })
    const corrected = await scene.clerk.call(cancelAttendance, { eventId: events[1]!.id })
    expect(corrected.items[0]!.vote!.outcome).toMatchObject({ adopted: false, reason: 'NO_QUORUM' })
    const cancelled = await scene.clerk.call(cancelVote, { itemId })
    expect(cancelled.items[0]!.vote).toBeNull()
    await expect(scene.clerk.call(cancelVote, { itemId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('breaks a tie by the vote of who chairs', async () => {
    const { scene, meetingId, members, items, arrive } = await convened()
    await arrive(2)
    const [itemId] = items as [string]
    const [first, second, absent] = members as [string, string, string]
    const head = { presidentId: second, secretaryId: first, openedAt: '09:35', closedAt: null }
    const opened = await scene.clerk.call(changeSittingHead, { meetingId, ...head })
    expect(opened).toMatchObject(head)
    const { items: voted } = await scene.clerk.call(recordVote, {
      itemId,
      ballot: 'PUBLIC_ROLL_CALL',
      choices: { [first]: 'FOR', [second]: 'AGAINST' },
    })
    expect(voted[0]!.vote!.outcome).toMatchObject({ adopted: false, reason: 'TIE_CASTING_AGAINST' })
    const theirs = (await app.scene()).councillors[0]!.actor.councillorId as string
    await expect(
      scene.clerk.call(changeSittingHead, { meetingId, ...head, secretaryId: theirs }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const late = await scene.clerk.call(recordAttendance, { meetingId, type: 'ARRIVED', memberIds: [absent], itemId, at: '10:20' }) // prettier-ignore
    expect(late.events.at(-1)).toMatchObject({ memberId: absent, at: '10:20' })
  })

  it('refuses votes of who may not vote, by name', async () => {
    const { scene, meetingId, members, items, arrive } = await convened()
    await arrive(2)
    const [itemId] = items as [string]
    const [first, second, absent] = members as [string, string, string]
    const refused = (input: Omit<Input<typeof recordVote>, 'itemId'>, field: string) =>
      expect(scene.clerk.call(recordVote, { itemId, ...input })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        violations: [{ field }],
      })
    await refused({ ballot: 'PUBLIC_ROLL_CALL', choices: { [absent]: 'FOR' } }, `choices.${absent}`)
    await refused({ ballot: 'SECRET', choices: { [first]: 'FOR' } }, 'choices')
    await refused({ ballot: 'SHOW_OF_HANDS', tally: { ...NO_VOTES, FOR: 3 } }, 'tally')
    await refused({ ballot: 'SHOW_OF_HANDS' }, 'tally')
    await scene.clerk.call(recordAttendance, { meetingId, type: 'RECUSED', memberIds: [second], itemId, basis: 'PERSONAL_INTEREST' }) // prettier-ignore
    await refused({ ballot: 'PUBLIC_ROLL_CALL', choices: { [second]: 'FOR' } }, `choices.${second}`)
  })

  it('refuses what cannot have happened', async () => {
    const { scene, meetingId, members, items } = await convened()
    const [me, other] = members as [string, string]
    const here = { meetingId, memberIds: [me], itemId: null }
    for (const [wrong, field] of [
      [{ ...here, type: 'PROXY_GIVEN' }, 'holderId'],
      [{ ...here, type: 'ARRIVED', holderId: other }, 'holderId'],
      [{ ...here, type: 'PROXY_GIVEN', holderId: me }, 'holderId'],
      [{ ...here, type: 'RECUSED', itemId: items[0] as string }, 'basis'],
      [{ ...here, type: 'RECUSED', basis: 'OTHER' }, 'itemId'],
    ] as const)
      await expect(scene.clerk.call(recordAttendance, { ...wrong, memberIds: [me] })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        violations: [{ field }],
      })
  })

  it('begins with a convocation, and ends for good', async () => {
    const scene = await app.scene()
    const { id: meetingId } = await scene.meeting()
    const { arrive } = roomOf(scene, meetingId)
    await expect(arrive(1)).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
    await expect(scene.clerk.call(closeSitting, { meetingId })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    })
    const other = await convened()
    expect((await other.scene.clerk.call(closeSitting, { meetingId: other.meetingId })).state).toBe('HELD')
    const { entries, intact } = await other.scene.clerk.call(readJournal, {})
    expect(entries.map(({ action }) => action)).toContain('sitting.closed')
    expect(intact).toBe(true)
  })

  it('knows no member of another authority', async () => {
    const [mine, theirs] = [await convened(), await convened()]
    const input = {
      meetingId: mine.meetingId,
      type: 'ARRIVED' as const,
      memberIds: [theirs.members[0]!],
      itemId: null,
    }
    await expect(mine.scene.clerk.call(recordAttendance, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
