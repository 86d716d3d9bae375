import { Problem, type ProblemCode } from '@hemicycle/domain'
import type * as T from 'typebox'
import type { ProblemReply } from './common.ts'
import type { Contract } from './contract.ts'

export interface ClientOptions {
  /** Origin and prefix, e.g. '/api/v1'. */
  readonly base: string
  readonly fetch?: typeof fetch
  /** Headers of every request, e.g. Authorization. */
  readonly headers?: () => Record<string, string>
  readonly signal?: AbortSignal
}

export type Call = <I, O>(operation: Contract<I, O>, input: I, extra?: Record<string, string>) => Promise<O>

/** A typed client over `fetch`: one function for every contract; a refused request throws a `Problem`. */
export function createClient(options: ClientOptions): Call {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis)
  return async function call<I, O>(
    operation: Contract<I, O>,
    input: I,
    extra: Record<string, string> = {},
  ): Promise<O> {
    const { url, body } = requestOf(operation, input as Record<string, unknown>)
    const reply = await send(options.base + url, {
      method: operation.method,
      credentials: 'same-origin',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers?.(),
        ...extra,
      },
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
    if (!reply.ok) throw await problemOf(reply)
    return (reply.status === 204 ? {} : await reply.json()) as O
  }
}

/** The address (below the prefix) and JSON body of an input, split by the contract's own field names. */
export function requestOf(
  operation: Contract,
  input: Record<string, unknown>,
): { url: string; body: string | undefined } {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const query = new URLSearchParams()
  for (const name of namesOf(operation.query))
    if (input[name] !== undefined && input[name] !== null) query.set(name, String(input[name]))
  const names = namesOf(operation.body)
  const body = operation.body && JSON.stringify(Object.fromEntries(names.map((name) => [name, input[name]])))
  return { url: query.size > 0 ? `${path}?${query}` : path, body }
}

const namesOf = (fields: T.TObject | undefined): string[] => Object.keys(fields?.properties ?? {})

/** The `Problem` that a refused reply carries; a reply from something else (a proxy) becomes UNAVAILABLE. */
export async function problemOf(reply: Response): Promise<Problem> {
  const body = (await reply.json().catch(() => null)) as ProblemReply | null
  if (!body?.code) return new Problem('UNAVAILABLE', `HTTP ${reply.status}`)
  return new Problem(body.code as ProblemCode, body.detail, {
    violations: body.violations,
    extra: body.extra,
  })
}
