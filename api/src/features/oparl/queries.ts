import type { Input, listOparl, OparlList, Output, readOparlObject } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import { sittingOf } from '../sittings/queries.ts'
import {
  agendaItemObject,
  bodyObject,
  consultationObject,
  known,
  LICENCE,
  meetingObject,
  membershipObject,
  type OparlObject,
  organizationObject,
  paperObject,
  personObject,
  type Place,
  termObject,
  typeOf,
} from './objects.ts'
import type { OpenItem } from './source.ts'

const PAGE = 50

export const systemObject = ({ base, authority }: Place): OparlObject =>
  known({
    id: base,
    type: typeOf('System'),
    oparlVersion: 'https://schema.oparl.org/1.1/',
    name: authority.name,
    license: LICENCE,
    body: `${base}/bodies`,
    created: authority.openDataSince?.toISOString(),
    modified: authority.openDataSince?.toISOString(),
  })

/** Of an item that was voted on in a meeting that is over: a délibération. */
const isDecided = ({ meeting, voted }: OpenItem): boolean => meeting.state === 'HELD' && voted

function objectsOf(place: Place, list: OparlList): OparlObject[] {
  const { source } = place
  const decided = source.items.filter(isDecided)
  const made: Readonly<Record<OparlList, () => OparlObject[]>> = {
    bodies: () => [bodyObject(place)],
    terms: () => source.terms.map((one) => termObject(place, one)),
    organizations: () => source.bodies.map((one) => organizationObject(place, one)),
    people: () => source.people.map((one) => personObject(place, one)),
    memberships: () => source.stays.map((one) => membershipObject(place, one)),
    meetings: () => source.meetings.map((one) => meetingObject(place, one)),
    'agenda-items': () => source.items.map((one) => agendaItemObject(place, one)),
    papers: () => decided.map((one) => paperObject(place, one)),
    consultations: () => decided.map((one) => consultationObject(place, one)),
  }
  return made[list]()
}

type Asked = Input<typeof listOparl>

export async function oparlPage(sql: Sql, place: Place, asked: Asked): Promise<Output<typeof listOparl>> {
  const { oparlList, page = 1, limit = PAGE } = asked
  const all = objectsOf(place, oparlList).filter((object) => isWithin(object, asked))
  const totalPages = Math.max(1, Math.ceil(all.length / limit))
  const address = (number: number) => `${place.base}/${oparlList}?${queryOf({ ...asked, page: number })}`
  const shown = all.slice((page - 1) * limit, page * limit)
  return {
    data: oparlList === 'agenda-items' ? await withResults(sql, place, shown) : shown,
    pagination: { totalElements: all.length, elementsPerPage: limit, currentPage: page, totalPages },
    links: {
      first: address(1),
      self: address(page),
      last: address(totalPages),
      ...(page > 1 && { prev: address(page - 1) }),
      ...(page < totalPages && { next: address(page + 1) }),
    },
  }
}

const isWithin = (
  { created, modified }: OparlObject,
  { created_since, created_until, modified_since, modified_until }: Asked,
): boolean =>
  isBetween(String(created), created_since, created_until) &&
  isBetween(String(modified), modified_since, modified_until)

const isBetween = (at: string, since?: string, until?: string): boolean =>
  (!since || Date.parse(at) >= Date.parse(since)) && (!until || Date.parse(at) <= Date.parse(until))

const QUERY = ['page', 'limit', 'created_since', 'created_until', 'modified_since', 'modified_until'] as const

function queryOf(asked: Asked): string {
  const query = new URLSearchParams()
  for (const name of QUERY) if (asked[name] !== undefined) query.set(name, String(asked[name]))
  return query.toString()
}

export async function oparlObject(
  sql: Sql,
  place: Place,
  { oparlList, oparlId }: Input<typeof readOparlObject>,
): Promise<OparlObject> {
  const id = `${place.base}/${oparlList}/${oparlId}`
  const found = objectsOf(place, oparlList).find((object) => object['id'] === id)
  if (!found) throw new Problem('NOT_FOUND', 'oparl object')
  const [object = found] = oparlList === 'agenda-items' ? await withResults(sql, place, [found]) : [found]
  return object
}

/** « Adopté » or not, as the sitting works it out: for the items that are shown, not for all. */
async function withResults(sql: Sql, place: Place, shown: readonly OparlObject[]): Promise<OparlObject[]> {
  const ids = new Set(shown.map((object) => String(object['id']).split('/').at(-1)))
  const opened = place.source.items.filter((one) => isDecided(one) && ids.has(one.item.id))
  const outcomes = new Map<string, string>()
  for (const meetingId of new Set(opened.map(({ meeting }) => meeting.id)))
    for (const { itemId, vote } of (await sittingOf(sql, meetingId)).items)
      if (vote) outcomes.set(itemId, vote.outcome.adopted ? 'Adopté' : 'Rejeté')
  return shown.map((object) =>
    known({ ...object, result: outcomes.get(String(object['id']).split('/').at(-1) ?? '') }),
  )
}
