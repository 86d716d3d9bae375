import { listOparl, readOparl, readOparlObject } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { authorities } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type Exchange, type Feature, PREFIX } from '../../kernel/http/route.ts'
import type { Place } from './objects.ts'
import { oparlObject, oparlPage, systemObject } from './queries.ts'
import { openSource } from './source.ts'

/** Read-only, for anybody, where the authority has decided to open its data. */
export const oparl: Feature = (routes) => {
  routes.open(readOparl, (deps, { slug }, exchange) =>
    inOpen(deps, slug, exchange, (_sql, place) => Promise.resolve({ ...systemObject(place) })),
  )
  routes.open(listOparl, (deps, input, exchange) =>
    inOpen(deps, input.slug, exchange, (sql, place) => oparlPage(sql, place, input)),
  )
  routes.open(readOparlObject, (deps, input, exchange) =>
    inOpen(deps, input.slug, exchange, async (sql, place) => ({ ...(await oparlObject(sql, place, input)) })),
  )
}

async function inOpen<R>(
  deps: Deps,
  slug: string,
  { reply }: Exchange,
  work: (sql: Sql, place: Place) => Promise<R>,
): Promise<R> {
  const opened = and(eq(authorities.slug, slug), isNotNull(authorities.openDataSince))
  const [authority] = await asSystem(deps, (sql) => sql.select().from(authorities).where(opened))
  if (!authority) throw new Problem('NOT_FOUND', 'pas de données ouvertes à cette adresse')
  // Programs of other sites read it from their own pages.
  void reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=300',
  })
  const base = `${deps.config.publicUrl}${PREFIX}/oparl/${slug}`
  return inTx(deps, { authorityId: authority.id }, async (sql) =>
    work(sql, { authority, base, source: await openSource(sql) }),
  )
}
