import { createClient, createMeeting, createToken, type Input, listAccounts, listConvocations, listMeetings, listTokens, readJournal, readMe, revokeToken } from '@hemicycle/contract' // prettier-ignore
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { and, eq, gt, sql as raw } from 'drizzle-orm'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { ROOT } from '../../config.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'
import { meetings } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

type Scopes = Input<typeof createToken>['scopes']

async function tokenOf(scene: Scene, ...scopes: Scopes) {
  const { token, secret } = await scene.clerk.call(createToken, { name: 'GED', scopes, expiresOn: '2026-12-31' }) // prettier-ignore
  const headers = () => ({ authorization: `Bearer ${secret}` })
  return { token, secret, call: createClient({ base: `${app.origin}/api/v1`, headers }) }
}

describe('a token', () => {
  it('opens what its scopes say, in its own authority, and writes under its name', async () => {
    const [scene, other] = [await app.scene(), await app.scene()]
    await other.meeting()
    const reader = await tokenOf(scene, 'meetings:read')
    expect((await reader.call(listMeetings, {})).meetings).toEqual([])
    const meeting = { bodyId: scene.bodyId, date: '2026-12-18', time: '09:30', place: 'Salle' }
    await expect(reader.call(createMeeting, meeting)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      extra: { scope: 'meetings:write' },
    })
    const writer = await tokenOf(scene, 'meetings:write')
    await writer.call(createMeeting, meeting)
    expect((await writer.call(listMeetings, {})).meetings).toHaveLength(1)
    for (const closed of [readMe, listAccounts, listTokens, listConvocations])
      await expect(writer.call(closed as typeof readMe, {})).rejects.toMatchObject({
        code: 'FORBIDDEN',
        detail: 'fermé aux jetons',
        extra: { scope: null },
      })
    const { entries } = await scene.clerk.call(readJournal, {})
    expect(entries[0]).toMatchObject({ action: 'meeting.created', actor: 'Jeton GED' })
  })

  it('is told in French what a program sent wrong, and where that is explained', async () => {
    const { secret } = await tokenOf(await app.scene(), 'meetings:write')
    const sent = async (body: string, type = 'application/json') => {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': type }
      const reply = await fetch(`${app.origin}/api/v1/meetings`, { method: 'POST', headers, body })
      return reply.json() as Promise<unknown>
    }
    expect(await sent('{')).toMatchObject({
      type: '/api/docs#INVALID_INPUT',
      title: 'Un champ manque ou n’est pas accepté ; « violations » les nomme.',
      detail: 'le corps n’est pas du JSON lisible',
    })
    expect(await sent('{}')).toMatchObject({ detail: 'dans le corps de la demande' })
    expect(await sent('a=b', 'text/csv')).toMatchObject({
      detail: expect.stringContaining('multipart/form-data') as string,
    })
    const docs = await (await fetch(`${app.origin}/api/docs`)).text()
    expect(docs).toContain('id="INVALID_INPUT"')
  })

  it('is shown once, says when it was last used, and ends: revoked or expired', async () => {
    const scene = await app.scene()
    const { token, secret, call } = await tokenOf(scene, 'meetings:read')
    expect(secret).toMatch(/^hmc_[\w-]{43}$/)
    await call(listMeetings, {})
    const { tokens } = await scene.clerk.call(listTokens, {})
    expect(tokens).toEqual([expect.objectContaining({ hint: secret.slice(-4), lastUsedAt: app.clock.now().toISOString() })]) // prettier-ignore
    expect(JSON.stringify(tokens)).not.toContain(secret)
    await scene.clerk.call(revokeToken, { tokenId: token.id })
    await expect(call(listMeetings, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    const later = await tokenOf(scene, 'meetings:read')
    app.clock.set('2027-01-01T00:00:00Z')
    await expect(later.call(listMeetings, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    app.clock.set('2026-11-24T09:00:00Z')
  })

  it('cannot be for yesterday, nor for ever', async () => {
    const scene = await app.scene()
    for (const expiresOn of ['2026-11-23', '2029-01-01'])
      await expect(scene.clerk.call(createToken, { name: 'x', scopes: ['meetings:read'], expiresOn })).rejects.toMatchObject({ violations: [{ field: 'expiresOn' }] }) // prettier-ignore
  })
})

describe('reading for another system', () => {
  it('gives a list page by page, by the address of the next one', async () => {
    const scene = await app.scene()
    for (const day of [1, 2, 3, 4, 5]) await scene.meeting(`2026-12-0${day}`)
    await asSystem(app.deps, (sql) =>
      sql
        .update(meetings)
        .set({ date: raw`${meetings.date} - 365` })
        .where(and(eq(meetings.authorityId, scene.authorityId), gt(meetings.date, '2026-12-03'))),
    )
    const { secret } = await tokenOf(scene, 'meetings:read')
    const get = (url: string) => supertest(app.origin).get(url).set('authorization', `Bearer ${secret}`)
    const seen: string[] = []
    let url: string | undefined = '/api/v1/meetings?limit=2'
    const sizes: number[] = []
    while (url) {
      const page: supertest.Response = await get(url).expect(200)
      const body = page.body as { meetings: { date: string }[] }
      sizes.push(body.meetings.length)
      seen.push(...body.meetings.map(({ date }) => date))
      url = /^<([^>]+)>; rel="next"$/.exec(page.headers['link'] ?? '')?.[1]
    }
    expect(sizes).toEqual([2, 2, 1])
    // Those to come, the next one first; then those of the past, the last one first.
    expect(seen).toEqual(['2026-12-01', '2026-12-02', '2026-12-03', '2025-12-05', '2025-12-04'])
    const { body: whole } = await get('/api/v1/meetings').expect(200)
    expect(seen).toEqual(whole.meetings.map(({ date }: { date: string }) => date))
    await get('/api/v1/meetings?cursor=x').expect(400)
    await get('/api/v1/meetings?limit=0').expect(400)
  })

  it('answers 304 to who has read it already', async () => {
    const scene = await app.scene()
    const get = (tag?: string) => {
      const request = supertest(app.origin).get('/api/v1/meetings').set('authorization', `Bearer ${scene.clerk.token}`) // prettier-ignore
      return tag ? request.set('if-none-match', tag) : request
    }
    const { headers } = await get().expect(200)
    expect(headers['cache-control']).toBe('private, no-store')
    const tag = headers['etag'] as string
    const unchanged = await get(`"other", ${tag}`).expect(304)
    expect([unchanged.text, unchanged.headers['etag']]).toEqual(['', tag])
    await scene.meeting()
    expect((await get(tag).expect(200)).headers['etag']).not.toBe(tag)
  })
})

it('does what the guide says, word for word', async () => {
  const scene = await app.scene()
  const { secret } = await tokenOf(scene, 'meetings:write', 'people:read')
  const guide = await readFile(join(ROOT, 'docs/integrators.md'), 'utf8')
  const script = /```bash\n([^]*?)```/.exec(guide)?.[1] ?? ''
  const cwd = await mkdtemp(join(tmpdir(), 'hemicycle-guide-'))
  const [spec] = SYNTHETIC_REPORTS
  if (spec) await writeFile(join(cwd, 'rapport.pdf'), await makeReport(spec))
  const env = { PATH: process.env['PATH'], HEMICYCLE: app.origin, TOKEN: secret }
  const { stdout } = await promisify(execFile)('bash', ['-euc', script], { cwd, env })
  await rm(cwd, { recursive: true })
  expect(stdout.trim()).toBe('304')
  const { meetings } = await scene.clerk.call(listMeetings, {})
  expect(meetings).toEqual([expect.objectContaining({ date: '2026-12-18', documents: 1 })])
})
