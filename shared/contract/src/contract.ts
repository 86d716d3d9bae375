import type { Access, ProblemCode, Scope } from '@hemicycle/domain'
import type * as T from 'typebox'
import { type Listing, listingOf, withPaging } from './paging.ts'
import { scopeOf } from './scope.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
/** JSON: body and reply are JSON. UPLOAD: the body is multipart. STREAM: the reply is bytes or events. */
export type Wire = 'JSON' | 'UPLOAD' | 'STREAM'

type Fields = T.TObject
type Part<S> = S extends T.TSchema ? T.Static<S> : unknown

interface Definition<P, Q, B, R> {
  method: Method
  /** Fastify style path below /api/v1, e.g. '/meetings/:meetingId'. */
  path: string
  summary: string
  tag: string
  access: Access
  params?: P
  query?: Q
  body?: B
  reply: R
  status?: number
  wire?: Wire
  /** Whether `Idempotency-Key` is honoured: the same key and body give the first reply again. */
  idempotent?: boolean
  /** Requests a minute and caller, where the general limit is too generous. */
  perMinute?: number
  problems?: readonly ProblemCode[]
  /** A POST that changes nothing: a token that may read may ask it. */
  reads?: boolean
}

/** One operation of the API as a value: the server, the applications, the tests and the OpenAPI document all read it. */
export interface Contract<I = unknown, O = unknown> {
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly access: Access
  readonly params: Fields | undefined
  readonly query: Fields | undefined
  readonly body: Fields | undefined
  readonly reply: T.TSchema
  readonly status: number
  readonly wire: Wire
  readonly idempotent: boolean
  readonly perMinute: number | undefined
  readonly problems: readonly ProblemCode[]
  /** What a token must hold to call it; null: no token may. */
  readonly scope: Scope | null
  /** Set where the reply is a list, that is read page by page. */
  readonly listing: Listing | null
  /** Phantom types: what goes in (params, query and body in one object) and what comes out. */
  readonly input?: I
  readonly output?: O
}

export type Input<C> = C extends Contract<infer I, unknown> ? I : never
export type Output<C> = C extends { readonly output?: infer O } ? Exclude<O, undefined> : never

/** Declares an operation. Names must differ between params, query and body: the input is one object (a test checks it). */
export function contract<
  R extends T.TSchema,
  P extends Fields | undefined = undefined,
  Q extends Fields | undefined = undefined,
  B extends Fields | undefined = undefined,
>(definition: Definition<P, Q, B, R>): Contract<Part<P> & Part<Q> & Part<B>, T.Static<R>> {
  const listing = listingOf(definition.method, definition.reply)
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    tag: definition.tag,
    access: definition.access,
    params: definition.params,
    query: listing ? withPaging(definition.query) : definition.query,
    body: definition.body,
    reply: definition.reply,
    status: definition.status ?? 200,
    wire: definition.wire ?? 'JSON',
    idempotent: definition.idempotent ?? false,
    perMinute: definition.perMinute,
    problems: definition.problems ?? [],
    scope: scopeOf(definition),
    listing,
  }
}
