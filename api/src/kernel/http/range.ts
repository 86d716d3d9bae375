import { Problem } from '@hemicycle/domain'

/** One range of bytes, both ends included, or null for the whole file. Several ranges are answered by the whole file (RFC 9110 §14.2). */
export function parseRange(header: string | undefined, bytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [, from = '', to = ''] = match
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from)
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (start > end || start >= bytes) throw new Problem('RANGE_NOT_SATISFIABLE', `the file has ${bytes} bytes`)
  return { start, end }
}
