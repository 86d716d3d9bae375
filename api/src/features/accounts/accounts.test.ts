import {
  consumeLink,
  listMeetings,
  proveSecondFactor,
  readMe,
  refreshSession,
  requestLink,
  signIn,
} from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp, until } from '../../../test/harness.ts'
import { memberships, users } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { hashPassword } from './password.ts'
import { totpCode } from './totp.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const PASSWORD = 'Trois-Rivières-2026'

async function withPassword(userId: string): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  await asSystem(app.deps, (sql) => sql.update(users).set({ passwordHash }).where(eq(users.id, userId)))
}

const post = (path: string, body: object, cookie = '') =>
  supertest(app.origin).post(`/api/v1${path}`).set('cookie', cookie).send(body)

const cookieOf = (reply: supertest.Response): string =>
  (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''

describe('signing in', () => {
  it('opens a session for an élu with a password alone', async () => {
    const { councillors } = await app.scene()
    const someone = councillors[0]!
    await withPassword(someone.actor.userId)
    const reply = await app.stranger(signIn, { email: someone.email.toUpperCase(), password: PASSWORD })
    expect(reply).toMatchObject({
      step: 'SIGNED_IN',
      me: { role: 'COUNCILLOR', councillorId: someone.actor.councillorId },
    })
  })

  it('asks a clerk to enrol a second factor, then for a code, and takes a code once', async () => {
    const { clerk } = await app.scene()
    await withPassword(clerk.actor.userId)
    const first = await app.stranger(signIn, { email: clerk.email, password: PASSWORD })
    expect(first).toMatchObject({ step: 'ENROL_SECOND_FACTOR', accessToken: null })
    const secret = first.enrolment!.secret
    const code = () => totpCode(secret, app.clock.now())
    const enrolled = await app.stranger(proveSecondFactor, { challenge: first.challenge!, code: code() })
    expect(enrolled.step).toBe('SIGNED_IN')

    const second = await app.stranger(signIn, { email: clerk.email, password: PASSWORD })
    expect(second).toMatchObject({ step: 'SECOND_FACTOR', enrolment: null })
    const again = app.stranger(proveSecondFactor, { challenge: second.challenge!, code: code() })
    await expect(again).rejects.toMatchObject({ code: 'SECOND_FACTOR_INVALID' })
    app.clock.advance(60_000)
    const later = await app.stranger(proveSecondFactor, { challenge: second.challenge!, code: code() })
    expect(later.step).toBe('SIGNED_IN')
  })

  it('says the same of a wrong password and of an unknown address', async () => {
    const { clerk } = await app.scene()
    await withPassword(clerk.actor.userId)
    for (const email of [clerk.email, 'personne@test.example'])
      await expect(app.stranger(signIn, { email, password: 'faux' })).rejects.toMatchObject({
        code: 'BAD_CREDENTIALS',
      })
  })

  it('makes an account wait after five failures, and forgets them after a success', async () => {
    const { councillors } = await app.scene()
    const { email, actor } = councillors[0]!
    await withPassword(actor.userId)
    const wrong = () => app.stranger(signIn, { email, password: 'faux' })
    for (let failure = 0; failure < 5; failure += 1)
      await expect(wrong()).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' })
    const right = () => app.stranger(signIn, { email, password: PASSWORD })
    await expect(right()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    app.clock.advance(31_000)
    expect((await right()).step).toBe('SIGNED_IN')
    expect((await right()).step).toBe('SIGNED_IN')
  })
})

describe('the link by mail', () => {
  it('signs in once, and not after twenty minutes', async () => {
    const { councillors } = await app.scene()
    const tokens: string[] = []
    for (const { email } of councillors.slice(0, 2)) {
      await app.stranger(requestLink, { email })
      const mail = await until(
        async () => app.deps.mailbox!.list().find((m) => m.to.includes(email)),
        'the link mail',
      )
      tokens.push(/#cle=([\w-]+)/.exec((await app.deps.mailbox!.get(mail.id))!.text)![1]!)
    }
    const use = (token: string) => app.stranger(consumeLink, { token })
    expect((await use(tokens[0]!)).me).toMatchObject({ role: 'COUNCILLOR' })
    await expect(use(tokens[0]!)).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
    app.clock.advance(21 * 60_000)
    await expect(use(tokens[1]!)).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
  })

  it('answers the same for an address nobody has, and sends nothing', async () => {
    const before = app.deps.mailbox!.list().length
    expect(await app.stranger(requestLink, { email: 'inconnue@test.example' })).toEqual({})
    await app.worker.flush()
    expect(app.deps.mailbox!.list()).toHaveLength(before)
  })
})

describe('the refresh cookie', () => {
  async function signedIn() {
    const { councillors } = await app.scene()
    const { email, actor } = councillors[0]!
    await withPassword(actor.userId)
    const reply = await post('/session', { email, password: PASSWORD })
    return { actor, cookie: cookieOf(reply), header: String(reply.headers['set-cookie']?.[0]) }
  }

  it('is HttpOnly, strict and limited to the session path', async () => {
    const { header } = await signedIn()
    expect(header).toContain('HttpOnly')
    expect(header).toContain('SameSite=Strict')
    expect(header).toContain('Path=/api/v1/session')
  })

  it('turns over at each renewal, and a stolen one revokes the family', async () => {
    const { cookie } = await signedIn()
    const renewed = await post('/session/refresh', {}, cookie)
    expect(renewed.status).toBe(200)
    const next = cookieOf(renewed)
    expect(next).not.toBe(cookie)
    app.clock.advance(60_000)
    const stolen = await post('/session/refresh', {}, cookie)
    expect(stolen.body).toMatchObject({ code: 'SESSION_REVOKED' })
    expect((await post('/session/refresh', {}, next)).status).toBe(401)
  })

  it('forgives a reply lost on the road for ten seconds', async () => {
    const { cookie } = await signedIn()
    expect((await post('/session/refresh', {}, cookie)).status).toBe(200)
    app.clock.advance(5_000)
    expect((await post('/session/refresh', {}, cookie)).status).toBe(200)
  })

  it('ends with the session', async () => {
    const { cookie } = await signedIn()
    await supertest(app.origin).delete('/api/v1/session').set('cookie', cookie)
    expect((await post('/session/refresh', {}, cookie)).status).toBe(401)
  })

  it('is refused without a cookie', async () => {
    await expect(app.stranger(refreshSession, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })
})

it('refuses a forged access token', async () => {
  const { clerk } = await app.scene()
  expect(await clerk.call(readMe, {})).toMatchObject({ role: 'ASSEMBLY_OFFICE' })
  const [head, body] = clerk.token.split('.')
  const forged = supertest(app.origin)
    .get('/api/v1/meetings')
    .set('authorization', `Bearer ${head}.${body}.AAAA`)
  expect((await forged).status).toBe(401)
  await expect(app.stranger(listMeetings, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
})

it('keeps no password, link or cookie in clear', async () => {
  const rows = await asSystem(app.deps, (sql) => sql.select().from(users))
  expect(
    rows.filter((row) => row.passwordHash).every((row) => row.passwordHash!.startsWith('$argon2id$')),
  ).toBe(true)
  expect(await asSystem(app.deps, (sql) => sql.select().from(memberships))).not.toHaveLength(0)
})
