import * as T from 'typebox'

/** Where the rows of a list are in its reply, and which of their fields tells them apart. */
export interface Listing {
  readonly field: string
  readonly key: string
}

export const PAGE_MOST = 500

/** Every list is read whole, or page by page: the address of the next page is in the `Link` header (RFC 8288). */
const Paging = {
  limit: T.Optional(
    T.Integer({ minimum: 1, maximum: PAGE_MOST, description: 'Nombre de lignes de la page ; sans lui, la liste entière.' }), // prettier-ignore
  ),
  cursor: T.Optional(
    T.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$', description: 'Où reprendre : donné par l’en-tête Link de la page d’avant.' }), // prettier-ignore
  ),
}

/** A list is a GET whose reply is one array and nothing else. */
export function listingOf(method: string, reply: T.TSchema): Listing | null {
  const [only, ...others] = Object.entries((reply as Partial<T.TObject>).properties ?? {})
  if (method !== 'GET' || !only || others.length > 0) return null
  const [field, rows] = only
  const items = (rows as Partial<T.TArray>).items as Partial<T.TObject> | undefined
  const key = Object.keys(items?.properties ?? {}).find((name) => name === 'id' || name.endsWith('Id'))
  return key ? { field, key } : null
}

export const withPaging = (query: T.TObject | undefined): T.TObject =>
  T.Object({ ...query?.properties, ...Paging }, { additionalProperties: false })
