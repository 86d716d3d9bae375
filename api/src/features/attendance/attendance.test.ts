import {
  answerConvocation,
  changeBody,
  changeMembers,
  createDispatch,
  type Input,
  listBodies,
  listMembers,
  readAgenda,
  readAttendance,
  readJournal,
  readMyAttendance,
  readSitting,
  recordAnswer,
  recordAttendance,
  type ScopeItem,
} from '@hemicycle/contract'
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { openTestApp, type Scene, START, type TestApp, until } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { dispatches } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'
import { readManifestText } from '../dispatches/queries.ts'
import { proxyOf } from './proxies.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

type Given = Partial<Input<typeof answerConvocation>> & {
  answer: 'PRESENT' | 'REMOTE' | 'ABSENT' | 'REPLACED'
}

/** A convened meeting of three members. */
async function convened() {
  app.clock.set(START)
  const scene = await app.scene()
  const input = await readyMeeting(scene)
  await scene.clerk.call(createDispatch, input)
  const { meetingId } = input
  await until(
    () => scene.councillors[0]!.call(readMyAttendance, { meetingId }).catch(() => null),
    'the convocation',
  )
  const ids = scene.councillors.map(({ actor }) => actor.councillorId as string)
  const say = (who: number, given: Given) =>
    scene.councillors[who]!.call(answerConvocation, {
      meetingId,
      id: newId(),
      answeredAt: app.clock.now().toISOString(),
      ...given,
    })
  const mine = (who: number) => scene.councillors[who]!.call(readMyAttendance, { meetingId })
  const board = () => scene.clerk.call(readAttendance, { meetingId })
  return { scene, meetingId, ids: ids as [string, string, string], say, mine, board }
}

/** One more dispatch of the meeting, with one more item; null: not yet available. */
const sentBesides = (scene: Scene, meetingId: string, at: string | null, item: ScopeItem) =>
  inTx(app.deps, { authorityId: scene.authorityId }, async (sql) => {
    const [row] = await sql.select().from(dispatches).where(eq(dispatches.meetingId, meetingId))
    const { items, ...manifest } = readManifestText(row!.manifest)
    const more = JSON.stringify({ ...manifest, items: [...items, { ...items[0]!, ...item }] })
    const availableAt = at === null ? null : new Date(at)
    const requestedAt = availableAt ?? new Date(row!.requestedAt.getTime() + 1000)
    await sql.insert(dispatches).values({ ...row!, id: newId(), manifest: more, availableAt, requestedAt })
  })

const pdf = async (scene: Scene, who: 'clerk' | number, path: string) => {
  const person = who === 'clerk' ? scene.clerk : scene.councillors[who]!
  return supertest(app.origin)
    .get(`/api/v1${path}`)
    .set('authorization', `Bearer ${person.token}`)
    .buffer(true)
    .parse((reply, done) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () => done(null, Buffer.concat(parts)))
    })
}

describe('the answer of an élu', () => {
  it('is one answer however often it is sent, and the last word prevails', async () => {
    const { meetingId, say, board, scene } = await convened()
    const id = newId()
    await Promise.all([1, 2, 3].map(() => say(0, { id, answer: 'PRESENT' })))
    expect((await board()).rows[0]).toMatchObject({ answers: 1, answer: { answer: 'PRESENT' } })
    await expect(say(0, { id, answer: 'ABSENT' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    app.clock.advance(60_000)
    // Given offline before the first one, arrived after it: kept, without effect.
    await say(0, { answer: 'ABSENT', answeredAt: '2026-11-24T08:00:00.000Z' })
    expect((await board()).rows[0]).toMatchObject({ answers: 2, answer: { answer: 'PRESENT' } })
    // A device that runs fast does not answer in the future.
    await say(0, { answer: 'ABSENT', answeredAt: '2027-01-01T00:00:00.000Z' })
    await say(0, { answer: 'PRESENT' })
    const { answer } = await scene.councillors[0]!.call(readMyAttendance, { meetingId })
    expect(answer).toMatchObject({ answer: 'PRESENT', origin: 'ONLINE' })
    const { entries } = await scene.clerk.call(readJournal, {})
    const facts = entries.filter(({ action }) => action === 'attendance.answered')
    expect(facts).toHaveLength(4)
  })

  it('is taken until the meeting starts, and only from who was convened', async () => {
    const { say, mine, meetingId } = await convened()
    const other = await app.scene()
    await expect(other.councillors[0]!.call(readMyAttendance, { meetingId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const id = newId()
    await say(0, { id, answer: 'PRESENT' })
    app.clock.set('2026-12-18T08:30:00.000Z')
    expect((await mine(0)).open).toBe(false)
    await expect(say(0, { answer: 'ABSENT' })).rejects.toMatchObject({ code: 'ANSWERS_CLOSED' })
    // The reply was lost on the way: the device asks again, and hears that it was written down.
    expect((await say(0, { id, answer: 'PRESENT' })).answer?.id).toBe(id)
  })

  it('is « à distance » only where the body sits so', async () => {
    const { scene, say } = await convened()
    await expect(say(0, { answer: 'REMOTE' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const body = (await scene.clerk.call(listBodies, {})).bodies.find(({ id }) => id === scene.bodyId)!
    const { id: bodyId, version, code, name, kind, termId, sections, defaultPlace, defaultTime } = body
    const fields = { code, name, kind, termId, sections, defaultPlace, defaultTime }
    await scene.clerk.call(changeBody, { bodyId, version, ...fields, remote: true })
    expect((await say(0, { answer: 'REMOTE' })).answer?.answer).toBe('REMOTE')
  })

  it('may send the suppléant, where there is one', async () => {
    const { scene, say, ids, board } = await convened()
    await expect(say(0, { answer: 'REPLACED' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const { bodyId } = scene
    const { members } = await scene.clerk.call(listMembers, { bodyId })
    const { bodies } = await scene.clerk.call(listBodies, {})
    const version = bodies.find(({ id }) => id === bodyId)!.version
    const seated = members.map((one) =>
      one.councillorId === ids[0] ? { ...one, substituteId: ids[1] } : one,
    )
    await scene.clerk.call(changeMembers, { bodyId, version, members: seated })
    expect((await say(0, { answer: 'REPLACED' })).substitute?.id).toBe(ids[1])
    expect((await board()).forecast).toMatchObject({ replaced: 1, sure: { counted: 1 } })
  })
})

describe('a proxy', () => {
  it('counts in the forecast and at the opening, and its holder is told', async () => {
    const { scene, meetingId, ids, say, mine, board } = await convened()
    await say(1, { answer: 'PRESENT' })
    const given = await say(0, { answer: 'ABSENT', holderId: ids[1] })
    expect(given.answer).toMatchObject({ holder: { id: ids[1] }, conflict: null })
    expect((await mine(1)).received).toMatchObject([{ from: { id: ids[0] }, conflict: null }])
    const { forecast, rows } = await board()
    expect(forecast).toMatchObject({ verdict: 'REACHED', represented: 1, silent: 1, sure: { counted: 2 } })
    expect(rows[1]?.holds).toBe(1)
    const sitting = await scene.clerk.call(readSitting, { meetingId })
    // Nobody is in the room yet: a proxy needs its holder there.
    expect(sitting.opening.standings[0]).toMatchObject({ place: 'ABSENT' })
    await until(async () => {
      const mails = await app.deps.mailbox!.list()
      return mails.some(({ subject }) => subject.includes('vous confie son vote'))
    }, 'the mail to the holder')
  })

  it('is refused where it would not count (CGCT L3121-16)', async () => {
    const { ids, say, mine } = await convened()
    const refused = (conflict: string) => ({ code: 'PROXY_REFUSED', extra: { conflict } })
    const to = (who: number) => ({ answer: 'ABSENT' as const, holderId: ids[who]! })
    await expect(say(0, to(0))).rejects.toMatchObject(refused('SELF'))
    await expect(say(0, { answer: 'ABSENT', holderId: newId() })).rejects.toMatchObject(refused('STRANGER'))
    await expect(say(0, { answer: 'PRESENT', holderId: ids[1] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    await say(0, to(2))
    expect((await mine(1)).holders.map(({ conflict }) => conflict)).toEqual(['CHAIN', 'HOLDER_FULL'])
    await expect(say(1, to(2))).rejects.toMatchObject(refused('HOLDER_FULL'))
    await expect(say(1, to(0))).rejects.toMatchObject(refused('CHAIN'))
    // Revoked by coming: the holder is free again.
    app.clock.advance(1000)
    expect((await say(0, { answer: 'PRESENT' })).answer?.holder).toBeNull()
    expect((await say(1, to(2))).answer?.holder?.id).toBe(ids[2])
    // The holder changes his mind: the giver sees that his proxy would not count.
    app.clock.advance(1000)
    await say(2, { answer: 'ABSENT' })
    expect((await mine(1)).answer?.conflict).toBe('HOLDER_ABSENT')
  })

  it('may be given for named items: it counts at these, and says so', async () => {
    const { scene, meetingId, ids, say, mine, board } = await convened()
    const [item] = (await mine(0)).items
    expect((await board()).items).toEqual([item])
    const scoped = { answer: 'ABSENT' as const, holderId: ids[1], itemIds: [item!.id] }
    const stranger = say(0, { ...scoped, itemIds: [newId()] })
    await expect(stranger).rejects.toMatchObject({ violations: [{ field: 'itemIds' }] })
    const alone = say(0, { answer: 'PRESENT', itemIds: [item!.id] })
    await expect(alone).rejects.toMatchObject({ violations: [{ field: 'itemIds' }] })
    const { answer } = await say(0, scoped)
    expect(answer).toMatchObject({ items: [item], conflict: null })
    expect((await mine(1)).received).toMatchObject([{ items: [item] }])
    expect((await board()).forecast).toMatchObject({ represented: 0, absent: 1 })
    const proxy = await inTx(app.deps, { authorityId: scene.authorityId }, (sql) => proxyOf(sql, answer!.id))
    expect(proxy.statement).toContain(`sur les seules questions suivantes\u00a0:\n– ${item!.number} `)
    await scene.clerk.call(recordAttendance, {
      meetingId,
      type: 'ARRIVED',
      memberIds: [ids[1]],
      itemId: null,
    })
    const sitting = await scene.clerk.call(readSitting, { meetingId })
    expect(sitting.opening.standings[0]?.place).toBe('ABSENT')
    expect(sitting.items[0]?.standings[0]).toMatchObject({ place: 'REPRESENTED', by: ids[1] })
    // The item leaves the agenda: the proxy is for nothing.
    const agenda = await scene.clerk.call(readAgenda, { meetingId })
    await operate(scene.clerk, agenda, { type: 'REMOVE', itemIds: [item!.id] })
    expect((await mine(0)).answer?.conflict).toBe('NO_ITEM')
  })

  it('given offline for items of which one is withdrawn since is kept, for those that stand', async () => {
    const { scene, meetingId, ids, say, mine } = await convened()
    const [item] = (await mine(0)).items
    const gone = { ...item!, id: newId(), number: '99', title: 'Retiré depuis' }
    // An earlier dispatch had carried one more.
    await sentBesides(scene, meetingId, '2026-11-20T08:00:00.000Z', gone)
    const scoped = { answer: 'ABSENT' as const, holderId: ids[1], itemIds: [gone.id, item!.id] }
    const { answer } = await say(0, scoped)
    expect(answer).toMatchObject({ items: [item], conflict: null })
    const proxy = await inTx(app.deps, { authorityId: scene.authorityId }, (sql) => proxyOf(sql, answer!.id))
    expect(proxy.statement).toContain('– 99 ')
    app.clock.advance(1000)
    const { answer: for0 } = await say(0, { ...scoped, itemIds: [gone.id] })
    expect(for0).toMatchObject({ items: [], conflict: 'NO_ITEM' })
  })

  it('is for what has reached the members, not for what is still being made ready', async () => {
    const { scene, meetingId, ids, say, mine } = await convened()
    const { items } = await mine(0)
    const next = { ...items[0]!, id: newId(), number: '99', title: 'Pas encore envoyé' }
    await sentBesides(scene, meetingId, null, next)
    expect((await mine(0)).items).toEqual(items)
    const early = say(0, { answer: 'ABSENT', holderId: ids[1], itemIds: [next.id] })
    await expect(early).rejects.toMatchObject({ violations: [{ field: 'itemIds' }] })
  })

  it('on paper is written down by the clerk, its conflict shown', async () => {
    const { scene, meetingId, ids, say, board } = await convened()
    await say(0, { answer: 'ABSENT', holderId: ids[2] })
    app.clock.advance(1000)
    const paper = { id: newId(), origin: 'PAPER' as const, note: 'Pouvoir signé, reçu par courrier' }
    const input = { meetingId, councillorId: ids[1], answer: 'ABSENT' as const, holderId: ids[2], ...paper }
    await scene.clerk.call(recordAnswer, input)
    const { rows } = await scene.clerk.call(recordAnswer, input)
    expect(rows[1]).toMatchObject({ answers: 1, answer: { origin: 'PAPER', conflict: 'HOLDER_FULL' } })
    expect((await board()).rows[2]?.holds).toBe(1)
  })

  it('is a paper that proves itself: words, fingerprint, and only for its parties', async () => {
    const { scene, meetingId, ids, say } = await convened()
    const { answer } = await say(0, { answer: 'ABSENT', holderId: ids[1] })
    const path = `/attendance-answers/${answer!.id}/proxy`
    const proxy = await inTx(app.deps, { authorityId: scene.authorityId }, (sql) => proxyOf(sql, answer!.id))
    expect(createHash('sha256').update(proxy.statement, 'utf8').digest('hex')).toBe(proxy.sha256)
    expect(proxy.statement).toMatch(/Je soussignée, Mme.Prénom0 Nom0, empêchée/u)
    expect(proxy.statement).toMatch(/donne délégation de vote à M\..Prénom1 Nom1/u)
    for (const who of ['clerk', 0, 1] as const)
      expect(
        ((await pdf(scene, who, path).then(({ body }) => body)) as Buffer).subarray(0, 5).toString(),
      ).toBe('%PDF-')
    expect((await pdf(scene, 2, path)).status).toBe(404)
    for (const paper of ['proxy-form', 'attendance-sheet']) {
      const reply = await pdf(scene, 'clerk', `/meetings/${meetingId}/${paper}`)
      expect([paper, reply.status, reply.headers['content-type']]).toEqual([paper, 200, 'application/pdf'])
    }
  })
})
