import { type Contract, PAGE_MOST } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Row = Readonly<Record<string, unknown>>
interface Asked {
  readonly limit?: number
  readonly cursor?: string
}

/**
 * The page of a list that was asked for; the whole list to those who ask for none. The next one is at the address that `Link` gives. A
 * cursor names the last row that was read, so that rows which come or go before it move nothing.
 */
export function pageOf(
  { listing }: Contract,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  result: unknown,
): unknown {
  const { limit, cursor } = request.query as Asked
  if (!listing || (limit === undefined && cursor === undefined)) return result
  const rows = (result as Record<string, readonly Row[]>)[listing.field] ?? []
  const from = cursor === undefined ? 0 : placeAfter(rows, listing.key, cursor)
  const end = from + (limit ?? PAGE_MOST)
  const last = rows[end - 1]
  if (last && end < rows.length)
    void reply.header('link', nextLink(request.url, cursorOf(String(last[listing.key]), end - 1)))
  return { ...(result as object), [listing.field]: rows.slice(from, end) }
}

const cursorOf = (key: string, index: number): string => Buffer.from(`${index}.${key}`).toString('base64url')

function placeAfter(rows: readonly Row[], field: string, cursor: string): number {
  const [index = '', key = ''] = Buffer.from(cursor, 'base64url').toString().split('.')
  const same = rows[Number(index)]
  const place = same && same[field] === key ? Number(index) : rows.findIndex((row) => row[field] === key)
  if (place < 0) throw new Problem('INVALID_INPUT', 'cursor', { violations: [{ field: 'cursor', reason: 'gone: start again' }] }) // prettier-ignore
  return place + 1
}

function nextLink(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?')
  const names = new URLSearchParams(query)
  names.set('cursor', cursor)
  return `<${path}?${names}>; rel="next"`
}
