import type { OparlList } from '@hemicycle/contract'
import { type BodyKind, instantAt } from '@hemicycle/domain'
import type { AuthorityRow, OpenItem, Source } from './source.ts'

export type OparlObject = Readonly<Record<string, unknown>>
export interface Place {
  readonly authority: AuthorityRow
  /** Address of this authority's data, without a slash at the end: every identifier begins by it. */
  readonly base: string
  readonly source: Source
}

export const LICENCE = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/'
export const typeOf = (name: string): string => `https://schema.oparl.org/1.1/${name}`
export const urlOf = ({ base }: Place, list: OparlList, id: string): string => `${base}/${list}/${id}`

/** Leaves out what is not known: OParl has no null. */
export const known = (object: Readonly<Record<string, unknown>>): OparlObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))

interface Row {
  readonly id: string
  readonly removedAt?: Date | null
}

/** What every object has; one that was removed is nothing more than that. */
function frame(place: Place, list: OparlList, type: string, row: Row, fields: OparlObject, of = row.id) {
  const since = place.authority.openDataSince ?? new Date(0)
  const { created, modified } = place.source.moments.get(of) ?? { created: since, modified: since }
  const head = { id: urlOf(place, list, row.id), type: typeOf(type) }
  const dates = { created: created.toISOString(), modified: modified.toISOString() }
  return row.removedAt ? { ...head, ...dates, deleted: true } : known({ ...head, ...fields, ...dates })
}

const bodyUrl = (place: Place) => urlOf(place, 'bodies', place.authority.id)

const KINDS: Readonly<Record<BodyKind, string>> = {
  PLENARY: 'Assemblée plénière',
  STANDING_COMMITTEE: 'Commission permanente ou bureau',
  COMMITTEE: 'Commission',
}

export function bodyObject(place: Place): OparlObject {
  const { authority, base, source } = place
  const plenary = source.bodies.find(({ kind, removedAt }) => kind === 'PLENARY' && !removedAt)
  return frame(place, 'bodies', 'Body', { id: authority.id }, {
    system: base,
    name: authority.name,
    license: LICENCE,
    oparlSince: authority.openDataSince?.toISOString(),
    organization: `${base}/organizations`,
    person: `${base}/people`,
    meeting: `${base}/meetings`,
    paper: `${base}/papers`,
    agendaItem: `${base}/agenda-items`,
    consultation: `${base}/consultations`,
    membership: `${base}/memberships`,
    legislativeTermList: `${base}/terms`,
    legislativeTerm: source.terms.map((term) => termObject(place, term)),
    mainOrganization: plenary ? urlOf(place, 'organizations', plenary.id) : null,
  }) // prettier-ignore
}

export const termObject = (place: Place, term: Source['terms'][number]): OparlObject =>
  frame(place, 'terms', 'LegislativeTerm', term, {
    body: bodyUrl(place),
    name: term.name,
    startDate: term.startsOn,
    endDate: term.endsOn,
  })

export function organizationObject(place: Place, body: Source['bodies'][number]): OparlObject {
  const stays = place.source.stays.filter(({ bodyId }) => bodyId === body.id)
  return frame(place, 'organizations', 'Organization', body, {
    body: bodyUrl(place),
    name: body.name,
    shortName: body.code,
    organizationType: 'Gremium',
    classification: KINDS[body.kind],
    membership: stays.map((stay) => urlOf(place, 'memberships', stayId(stay))),
    ...(body.kind === 'PLENARY' && { meeting: `${place.base}/meetings` }),
  })
}

type Stay = Source['stays'][number]
export const stayId = ({ bodyId, councillorId, since }: Stay): string => `${bodyId}-${councillorId}-${since}`

export const membershipObject = (place: Place, stay: Stay): OparlObject =>
  frame(
    place,
    'memberships',
    'Membership',
    { id: stayId(stay) },
    {
      person: urlOf(place, 'people', stay.councillorId),
      organization: urlOf(place, 'organizations', stay.bodyId),
      votingRight: true,
      startDate: stay.since,
      endDate: stay.until,
    },
    stay.bodyId,
  )

/** The public mandate and nothing of the person: no address, no telephone, no picture. */
export function personObject(place: Place, person: Source['people'][number]): OparlObject {
  const { firstName, lastName, civility, mandate, id } = person
  const stays = place.source.stays.filter(({ councillorId }) => councillorId === id)
  return frame(place, 'people', 'Person', person, {
    body: bodyUrl(place),
    name: `${firstName} ${lastName}`,
    givenName: firstName,
    familyName: lastName,
    formOfAddress: civility === 'MME' ? 'Madame' : 'Monsieur',
    status: mandate ? [mandate] : null,
    membership: stays.map((stay) => membershipObject(place, stay)),
  })
}

const STATES = { DRAFT: '', CONVENED: 'convoquée', HELD: 'tenue', CANCELLED: 'annulée' } as const

export function meetingObject(place: Place, meeting: Source['meetings'][number]): OparlObject {
  const body = place.source.bodies.find(({ id }) => id === meeting.bodyId)
  const items = place.source.items.filter(({ item }) => item.meetingId === meeting.id)
  return frame(place, 'meetings', 'Meeting', meeting, {
    name: body?.name,
    meetingState: STATES[meeting.state],
    cancelled: meeting.state === 'CANCELLED',
    start: instantAt(meeting.date, meeting.time, place.authority.timeZone).toISOString(),
    location: { id: `${urlOf(place, 'meetings', meeting.id)}#lieu`, type: typeOf('Location'), description: meeting.place }, // prettier-ignore
    organization: [urlOf(place, 'organizations', meeting.bodyId)],
    agendaItem: items.map((item) => agendaItemObject(place, item)),
  })
}

export function agendaItemObject(place: Place, open: OpenItem, result?: string): OparlObject {
  const { item, voted } = open
  const order = place.source.items.filter((one) => one.item.meetingId === item.meetingId).indexOf(open) + 1
  return frame(place, 'agenda-items', 'AgendaItem', item, {
    meeting: urlOf(place, 'meetings', item.meetingId),
    number: item.number,
    order,
    name: item.fields.title.value,
    public: true,
    result,
    ...(voted && { consultation: urlOf(place, 'consultations', item.id) }),
  }, item.meetingId) // prettier-ignore
}

/** A délibération: what was voted on in a meeting that was held. */
export const paperObject = (place: Place, open: OpenItem): OparlObject =>
  frame(place, 'papers', 'Paper', open.item, {
    body: bodyUrl(place),
    name: open.item.fields.title.value,
    reference: open.item.number,
    date: open.meeting.date,
    paperType: 'Délibération',
    consultation: [consultationObject(place, open)],
  }, open.item.meetingId) // prettier-ignore

export const consultationObject = (place: Place, { item, meeting }: OpenItem): OparlObject =>
  frame(place, 'consultations', 'Consultation', item, {
    paper: urlOf(place, 'papers', item.id),
    agendaItem: urlOf(place, 'agenda-items', item.id),
    meeting: urlOf(place, 'meetings', meeting.id),
    organization: [urlOf(place, 'organizations', meeting.bodyId)],
    authoritative: true,
    role: 'Décision',
  }, item.meetingId) // prettier-ignore
