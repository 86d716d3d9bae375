import { Validator } from '@seriousme/openapi-schema-validator'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from './harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const get = (path: string) => supertest(app.origin).get(path)

describe('the HTTP side', () => {
  it('describes every operation in OpenAPI 3.1', async () => {
    const { body } = await get('/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(await new Validator().validate(body)).toMatchObject({ valid: true })
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map(
        (method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    for (const { method, path } of app.contracts) expect(described).toContain(`${method} ${path}`)
  })

  it('shows its documentation and its health', async () => {
    const { text, headers } = await get('/api/docs').expect(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(text).not.toMatch(/<script|src=|https?:\/\/(?!ged|schema)[^"]*\.(js|css)/)
    for (const { path } of app.contracts) expect(text).toContain(`<code>${path}</code>`)
    expect((await get('/api/health')).body).toEqual({ status: 'ok' })
  })

  it('answers an unknown address and a broken body as problems', async () => {
    const unknown = await get('/api/v1/nothing')
    expect([unknown.status, unknown.type, unknown.body.code]).toEqual([
      404,
      'application/problem+json',
      'NOT_FOUND',
    ])
    const broken = await supertest(app.origin)
      .post('/api/v1/session')
      .set('content-type', 'application/json')
      .send('{"email":')
    expect([broken.status, broken.body.code]).toEqual([400, 'INVALID_INPUT'])
  })

  it('sends a strict content security policy and no hint of the server', async () => {
    const { headers } = await get('/api/health')
    const policy = headers['content-security-policy']
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it('shows the mailbox page only with the embedded mailbox', async () => {
    expect((await get('/dev/mailbox')).text).toContain('Boîte aux lettres')
  })
})

it('keeps the mails, which sign people in, to this machine outside of a demo', async () => {
  const proxied = await openTestApp({ env: { TRUST_PROXY: 'true' } })
  const ask = (from: string) => supertest(proxied.origin).get('/dev/mailbox').set('x-forwarded-for', from)
  const codes = [(await ask('127.0.0.1')).status, (await ask('203.0.113.7')).status]
  await proxied.close()
  expect(codes).toEqual([200, 404])
})

describe('limits', () => {
  it('refuses a caller who insists', async () => {
    const limited = await openTestApp({ env: { RATE_LIMIT: '1' } })
    const attempt = () =>
      supertest(limited.origin).post('/api/v1/session').send({ email: 'a@test.example', password: 'x' })
    const codes = []
    for (let n = 0; n < 12; n += 1) codes.push((await attempt()).status)
    await limited.close()
    expect(codes.slice(0, 10).every((code) => code === 401)).toBe(true)
    expect(codes.slice(10)).toEqual([429, 429])
  })

  it('counts the calls, not the files of the applications', async () => {
    const limited = await openTestApp({ env: { RATE_LIMIT: '1' } })
    const agent = supertest(limited.origin)
    const answers = [
      await agent.post('/api/v1/session').send({}),
      await agent.get('/'),
      await agent.get('/admin/'),
    ]
    await limited.close()
    expect(answers.map(({ headers }) => 'x-ratelimit-remaining' in headers)).toEqual([true, false, false])
  })
})
