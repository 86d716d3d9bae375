import type { Contract } from '@hemicycle/contract'
import { mayEnter, opens, Problem, type Role } from '@hemicycle/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { Deps } from '../deps.ts'
import type { Sql } from '../db/client.ts'
import { type Actor, hashOf, inTx } from '../db/tx.ts'
import { type Caller, readCaller, signedIn } from './auth.ts'
import { type Ordered, readPage } from './list.ts'
import { pageOf } from './page.ts'

export const PREFIX = '/api/v1'

export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
type Command<I, O> = (deps: Deps, actor: Actor, input: I, exchange: Exchange) => Promise<O>
type Query<I, O> = (sql: Sql, actor: Actor, input: I, deps: Deps) => Promise<O>
type Lister<I, Row> = (sql: Sql, actor: Actor, input: I, deps: Deps) => Promise<Ordered<Row>> | Ordered<Row>
type Open<I, O> = (deps: Deps, input: I, exchange: Exchange) => Promise<O>

/** The five ways to bind a contract: nothing else may declare a route. */
export interface Routes {
  /** A command opens its own transaction. */
  write<I, O>(operation: Contract<I, O>, command: Command<I, O>): void
  /** A query is given a transaction and returns what the screen shows. */
  read<I, O>(operation: Contract<I, O>, query: Query<I, O>): void
  /** A list that grows: a query that is read page by page. */
  list<I, Row extends { readonly id: string }>(
    operation: Contract<I, Record<string, Row[]>>,
    query: Lister<I, Row>,
  ): void
  /** For callers who are nobody yet. */
  open<I, O>(operation: Contract<I, O>, handler: Open<I, O>): void
  /** Uploads and streams: the handler answers by itself. */
  raw<I, O>(
    operation: Contract<I, O>,
    handler: (deps: Deps, actor: Actor | null, exchange: Exchange) => Promise<unknown>,
  ): void
}
export type Feature = (routes: Routes) => void

/** Every contract bound, for the OpenAPI document and for the test that walks all routes as every role. */
export interface Bound extends Routes {
  readonly contracts: readonly Contract[]
}

export function bindRoutes(app: FastifyInstance, deps: Deps): Bound {
  const contracts: Contract[] = []
  const actors = new WeakMap<FastifyRequest, Actor>()
  const add = (
    operation: Contract,
    handle: (actor: Actor | null, exchange: Exchange) => Promise<unknown>,
    { paged = false } = {},
  ) => {
    contracts.push(operation)
    app.route({
      method: operation.method,
      url: PREFIX + operation.path,
      schema: schemaOf(operation),
      config: { rateLimit: limitOf(operation, deps.config.rateLimit) },
      onRequest: guardOf(operation, deps, actors),
      handler: handlerOf(operation, handle, actors, paged),
    })
  }
  return {
    contracts,
    write: (operation, command) =>
      add(operation as Contract, (actor, exchange) =>
        command(
          deps,
          once(operation as Contract, signedIn(actor), exchange),
          inputOf(exchange.request),
          exchange,
        ),
      ),
    read: (operation, query) =>
      add(operation as Contract, (actor, { request }) =>
        inTx(deps, signedIn(actor), (sql) => query(sql, signedIn(actor), inputOf(request), deps)),
      ),
    list: (operation, query) =>
      add(
        operation as Contract,
        (actor, exchange) =>
          inTx(deps, signedIn(actor), async (sql) => {
            const list = await query(sql, signedIn(actor), inputOf(exchange.request), deps)
            return readPage(sql, operation as Contract, exchange, list)
          }),
        { paged: true },
      ),
    open: (operation, handler) =>
      add(operation as Contract, (_, exchange) => handler(deps, inputOf(exchange.request), exchange)),
    raw: (operation, handler) =>
      add(operation as Contract, (actor, exchange) => handler(deps, actor, exchange)),
  }
}

/** Decided before the body is even read: a stranger learns nothing, and uploads nothing. */
function guardOf(operation: Contract, deps: Deps, actors: WeakMap<FastifyRequest, Actor>) {
  return async (request: FastifyRequest): Promise<void> => {
    if (operation.access === 'PUBLIC') return
    const caller = await readCaller(request, deps)
    if (!caller) throw new Problem('NOT_SIGNED_IN')
    mustEnter(operation, caller)
    actors.set(request, caller.actor)
  }
}

function mustEnter({ access, scope }: Contract, { actor, scopes }: Caller): void {
  // First what a token can mend: the right that it lacks, or that there is none.
  if (scopes && !opens(scopes, scope))
    throw new Problem('FORBIDDEN', scope ? `droit manquant : ${scope}` : 'fermé aux jetons', { extra: { scope } }) // prettier-ignore
  if (!mayEnter(access, actor.role as Role)) throw new Problem('FORBIDDEN')
}

function handlerOf(
  operation: Contract,
  handle: (actor: Actor | null, exchange: Exchange) => Promise<unknown>,
  actors: WeakMap<FastifyRequest, Actor>,
  paged: boolean,
): RouteHandlerMethod {
  return async (request, reply) => {
    const result = await handle(actors.get(request) ?? null, { request, reply })
    if (operation.wire === 'STREAM' || reply.sent) return reply
    return reply.code(operation.status).send(paged ? result : pageOf(operation, { request, reply }, result))
  }
}

function inputOf<I>(request: FastifyRequest): I {
  return {
    ...(request.params as object),
    ...(request.query as object),
    ...((request.body as object | null) ?? {}),
  } as I
}

function once(operation: Contract, actor: Actor, { request }: Exchange): Actor {
  const key = request.headers['idempotency-key']
  if (!operation.idempotent || typeof key !== 'string' || key === '') return actor
  if (key.length > 200) throw new Problem('INVALID_INPUT', 'Idempotency-Key is too long')
  const name = `${operation.method} ${operation.path}`
  return { ...actor, once: { key, operation: name, bodyHash: hashOf(inputOf(request)) } }
}

/** A public operation that names an address is limited by address as well as by caller. */
function limitOf(operation: Contract, factor: number): object | false {
  if (factor === 0) return false
  return { max: (operation.perMinute ?? 600) * factor, timeWindow: 60_000 }
}

const schemaOf = (operation: Contract): object => ({
  ...(operation.params && { params: operation.params }),
  ...(operation.query && { querystring: operation.query }),
  ...(operation.body && { body: operation.body }),
  ...(operation.wire !== 'STREAM' && { response: { [operation.status]: operation.reply } }),
})
