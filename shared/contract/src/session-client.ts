import { Problem } from '@hemicycle/domain'
import { type Call, createClient } from './client.ts'
import type { Contract } from './contract.ts'
import { type Me, refreshSession, type SignIn, signOut } from './session.ts'

export interface SessionClient {
  /** Calls an operation as the person signed in, renewing the access token once when it has expired. */
  readonly call: Call
  /** `fetch` with the access token, for event streams and uploads. */
  readonly fetch: typeof fetch
  readonly accessToken: () => string | null
  /** Takes the reply of any sign-in operation; returns who is signed in, or null when a step is missing. */
  readonly accept: (reply: SignIn) => Me | null
  /** Signs in again from the cookie, if it is still good. */
  readonly restore: () => Promise<Me | null>
  readonly leave: () => Promise<void>
}

interface Options {
  readonly base: string
  /** Called when the session has ended and cannot be renewed. */
  readonly onEnd: () => void
  readonly fetch?: typeof fetch
}

/** The access token lives in memory only; the refresh token is an HttpOnly cookie that no script can read. */
export function createSessionClient(options: Options): SessionClient {
  const rawFetch = options.fetch ?? globalThis.fetch.bind(globalThis)
  let token: string | null = null
  let renewal: Promise<Me | null> | null = null
  const headers = (): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})
  const send = createClient({ base: options.base, headers, fetch: rawFetch })

  const accept = (reply: SignIn): Me | null => {
    if (reply.step === 'SIGNED_IN') token = reply.accessToken
    return reply.me
  }
  // One renewal at a time: two tabs' worth of parallel 401s must not look like a stolen refresh token.
  const restore = (): Promise<Me | null> => {
    renewal ??= exclusively(() => send(refreshSession, {}))
      .then(accept, (error: unknown) => {
        if (error instanceof Problem && error.code === 'UNAVAILABLE') throw error
        if (!(error instanceof Problem)) throw error
        token = null
        return null
      })
      .finally(() => (renewal = null))
    return renewal
  }
  const renewOrEnd = async (): Promise<boolean> => {
    const me = await restore()
    if (!me) options.onEnd()
    return me !== null
  }
  const call: Call = async <I, O>(
    operation: Contract<I, O>,
    input: I,
    extra?: Record<string, string>,
  ): Promise<O> => {
    try {
      return await send(operation, input, extra)
    } catch (error) {
      const expired =
        error instanceof Problem && error.code === 'NOT_SIGNED_IN' && operation.access !== 'PUBLIC'
      if (!expired || !(await renewOrEnd())) throw error
      return send(operation, input, extra)
    }
  }
  const authorised: typeof fetch = async (input, init) => {
    const attempt = () =>
      rawFetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers() } })
    const reply = await attempt()
    return reply.status === 401 && (await renewOrEnd()) ? attempt() : reply
  }
  const leave = async (): Promise<void> => {
    token = null
    await send(signOut, {})
  }
  return { call, fetch: authorised, accessToken: () => token, accept, restore, leave }
}

/** Two tabs share the cookie: the renewal of one waits for the other's where the browser offers locks. */
function exclusively<R>(work: () => Promise<R>): Promise<R> {
  const locks = globalThis.navigator?.locks
  return locks ? (locks.request('hemicycle-refresh', work) as Promise<R>) : work()
}
