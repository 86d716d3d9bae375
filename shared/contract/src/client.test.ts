import { Problem } from '@hemicycle/domain'
import { describe, expect, it } from 'vitest'
import { listMeetings, readJournal, readMeeting, requestOf, sayPresence } from './index.ts'
import { createSessionClient } from './session-client.ts'

describe('requestOf', () => {
  it('puts each name where its contract says', () => {
    const input = { meetingId: 'a b', clientId: 'c', itemId: null }
    expect(requestOf(sayPresence, input)).toEqual({
      url: '/meetings/a%20b/presence',
      body: '{"clientId":"c","itemId":null}',
    })
    expect(requestOf(readMeeting, { meetingId: 'x' })).toEqual({ url: '/meetings/x', body: undefined })
    expect(requestOf(readJournal, { before: 12 }).url).toBe('/journal?before=12')
    expect(requestOf(readJournal, { before: undefined }).url).toBe('/journal')
  })
})

const SIGNED_IN = {
  step: 'SIGNED_IN',
  accessToken: 'fresh',
  expiresAt: null,
  me: { role: 'COUNCILLOR' },
  challenge: null,
  enrolment: null,
}
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const EXPIRED = { code: 'NOT_SIGNED_IN', detail: '', violations: [], extra: {} }

/** A server that knows one access token, and renews it from the cookie while it is good. */
function server(cookieIsGood: boolean) {
  const seen: string[] = []
  const answer = async (input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> => {
    const path = String(input)
    seen.push(path)
    await Promise.resolve()
    if (path.endsWith('/session/refresh')) return cookieIsGood ? json(200, SIGNED_IN) : json(401, EXPIRED)
    const token = (init?.headers as Record<string, string>)['authorization']
    return token === 'Bearer fresh' ? json(200, { meetings: [] }) : json(401, EXPIRED)
  }
  return { seen, fetch: answer as typeof fetch }
}

describe('the session client', () => {
  it('renews once for several requests that find the token expired', async () => {
    const { seen, fetch } = server(true)
    const client = createSessionClient({ base: '/api', fetch, onEnd: () => expect.unreachable() })
    await Promise.all([
      client.call(listMeetings, {}),
      client.call(listMeetings, {}),
      client.call(listMeetings, {}),
    ])
    expect(seen.filter((path) => path.endsWith('refresh'))).toHaveLength(1)
  })

  it('says that the session has ended, and why the request was refused', async () => {
    let ended = 0
    const client = createSessionClient({
      base: '/api',
      fetch: server(false).fetch,
      onEnd: () => (ended += 1),
    })
    await expect(client.call(listMeetings, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(ended).toBe(1)
  })

  it('does not end a session because the network is away', async () => {
    const away = (() => Promise.reject(new TypeError('network'))) as unknown as typeof fetch
    const client = createSessionClient({ base: '/api', fetch: away, onEnd: () => expect.unreachable() })
    await expect(client.restore()).rejects.toThrow('network')
  })

  it('turns what is not ours into UNAVAILABLE', async () => {
    const proxy = (() =>
      Promise.resolve(new Response('<html>502', { status: 502 }))) as unknown as typeof fetch
    const client = createSessionClient({ base: '/api', fetch: proxy, onEnd: () => undefined })
    const error = await client.call(listMeetings, {}).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ code: 'UNAVAILABLE' })
  })
})
