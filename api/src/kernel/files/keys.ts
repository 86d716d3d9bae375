import { Problem } from '@hemicycle/domain'

const AUTHORITY = /^[0-9a-f-]{36}$/
const KEY = /^[0-9a-f-]{36}\/[0-9a-z-]{1,80}$/

/** The key of a content: the authority it belongs to, and its fingerprint. */
export const fileKey = (authorityId: string, sha256: string): string => checkKey(`${authorityId}/${sha256}`)

/** Nothing but our own keys ever reaches a path or an address. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Problem('NOT_FOUND', 'not a file key')
  return key
}

/** Keys are listed one authority at a time. */
export function checkPrefix(authorityId: string): string {
  if (!AUTHORITY.test(authorityId)) throw new Problem('NOT_FOUND', 'not the start of a file key')
  return authorityId
}
