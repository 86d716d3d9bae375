import { type Contract, PAGE_MOST } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Row = Readonly<Record<string, unknown>>
export interface Asked {
  readonly limit?: number
  readonly cursor?: string
}
export interface Place {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * The page of a short list, which is read whole (`list.ts` for those that grow); the whole list to those who ask for none. The next one
 * is at the address that `Link` gives. A cursor names the last row that was read, so that rows which come or go before it move nothing.
 */
export function pageOf({ listing }: Contract, place: Place, result: unknown): unknown {
  const { limit, cursor } = place.request.query as Asked
  if (!listing || (limit === undefined && cursor === undefined)) return result
  const rows = (result as Record<string, readonly Row[]>)[listing.field] ?? []
  const from = cursor === undefined ? 0 : placeAfter(rows, listing.key, cursor)
  const end = from + (limit ?? PAGE_MOST)
  const last = rows[end - 1]
  if (last && end < rows.length) offerNext(place, cursorOf(String(last[listing.key]), end - 1))
  return { ...(result as object), [listing.field]: rows.slice(from, end) }
}

export const cursorOf = (key: string, index: number): string =>
  Buffer.from(`${index}.${key}`).toString('base64url')

const partsOf = (cursor: string): string[] => Buffer.from(cursor, 'base64url').toString().split('.')
/** The key of the row that a cursor names. */
export const keyIn = (cursor: string): string => partsOf(cursor)[1] ?? ''

function placeAfter(rows: readonly Row[], field: string, cursor: string): number {
  const [index = '', key = ''] = partsOf(cursor)
  const same = rows[Number(index)]
  const place = same && same[field] === key ? Number(index) : rows.findIndex((row) => row[field] === key)
  if (place < 0) throw gone()
  return place + 1
}

export const gone = (): Problem =>
  new Problem('INVALID_INPUT', 'cursor', { violations: [{ field: 'cursor', reason: 'gone: start again' }] })

/** The address of the next page. */
export function offerNext({ request: { url }, reply }: Place, cursor: string): void {
  const [path = '', query = ''] = url.split('?')
  const names = new URLSearchParams(query)
  names.set('cursor', cursor)
  void reply.header('link', `<${path}?${names}>; rel="next"`)
}
