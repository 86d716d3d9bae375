import { createDocumentLinks, createLink, type Output } from '@hemicycle/contract'
import { raw } from '../api.ts'
import type { Wanted } from './plan.ts'

type Address = Output<typeof createLink>
export type Ask = (file: Wanted) => Promise<Address>
/** Asked for in one request: enough that it is seldom, few enough that none expires before its turn. */
const AT_ONCE = 30

/** The address of one file, asked for by itself. */
export const addressOf: Ask = ({ kind, id }) => raw(createLink, { kind, id })

/** The addresses of these files, each with those of the files after it; one that is not among them is asked for by itself. */
export function addressesOf(files: readonly Wanted[]): Ask {
  const ids = files.flatMap(({ kind, id }) => (kind === 'DOCUMENT' ? [id] : []))
  const asked = new Map<number, Promise<ReadonlyMap<string, Address>>>()
  return async (file) => {
    const slice = Math.floor(ids.indexOf(file.id) / AT_ONCE)
    if (slice < 0) return addressOf(file)
    const many = asked.get(slice) ?? linksOf(ids.slice(slice * AT_ONCE, (slice + 1) * AT_ONCE))
    asked.set(slice, many)
    return (await many).get(file.id) ?? addressOf(file)
  }
}

async function linksOf(documentIds: string[]): Promise<ReadonlyMap<string, Address>> {
  // What stands in the way is told by the file asked for by itself.
  const { links } = await raw(createDocumentLinks, { documentIds }).catch(() => ({ links: [] }))
  return new Map(links.map(({ documentId, ...address }) => [documentId, address]))
}
