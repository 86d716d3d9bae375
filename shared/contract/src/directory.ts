import { OFFICE, SHARED_FIELDS } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Line, Nothing, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Annuaire'
const READING = ['COUNCILLOR', 'ASSISTANT'] as const
const Words = nullable(T.String({ maxLength: 500 }))
const Representation = closed({ body: Line, role: T.String({ maxLength: 200 }) })
const Shared = T.Array(T.Enum([...SHARED_FIELDS]), { uniqueItems: true })
const CouncillorId = closed({ councillorId: Uuid })

/** A member as the others see him: what he has not agreed to show is absent. */
export const DirectoryPerson = closed({
  id: Uuid,
  civility: T.Enum(['M', 'MME']),
  firstName: T.String(),
  lastName: T.String(),
  mandate: nullable(T.String()),
  canton: nullable(T.String()),
  group: nullable(closed({ name: T.String(), shortName: T.String(), colour: T.String() })),
  bodies: T.Array(T.String()),
  delegations: T.Array(T.String()),
  representations: T.Array(Representation),
  email: nullable(T.String()),
  phone: nullable(T.String()),
  office: nullable(T.String()),
  /** A temporary address. */
  photo: nullable(T.String()),
})
export type DirectoryPerson = T.Static<typeof DirectoryPerson>

export const ServiceFields = closed({
  service: Line,
  name: Words,
  role: Words,
  /** What to ask them for. */
  subjects: Words,
  email: nullable(T.String({ maxLength: 254 })),
  phone: nullable(T.String({ maxLength: 40 })),
  place: Words,
  position: T.Integer({ minimum: 0, maximum: 10_000 }),
})
export type ServiceFields = T.Static<typeof ServiceFields>
export const ServiceContact = closed({ id: Uuid, ...ServiceFields.properties, version: Version })
export type ServiceContact = T.Static<typeof ServiceContact>

export const readDirectory = contract({
  method: 'GET',
  path: '/my/directory',
  summary: 'L’annuaire : les élus, avec ce qu’ils acceptent de montrer, et les services',
  tag,
  access: READING,
  reply: closed({
    people: T.Array(DirectoryPerson),
    services: T.Array(ServiceContact),
    /** What I show of myself; null for who is no councillor. */
    sharing: nullable(Shared),
  }),
})

export const changeSharing = contract({
  method: 'PUT',
  path: '/my/sharing',
  summary: 'Choisir ce que l’annuaire montre de moi',
  tag,
  access: ['COUNCILLOR'],
  body: closed({ shared: Shared }),
  reply: closed({ shared: Shared }),
})

export const MemberProfileFields = closed({
  delegations: T.Array(Line, { maxItems: 30 }),
  representations: T.Array(Representation, { maxItems: 60 }),
  office: Words,
  /** What the person agreed to show, when they said so to the office. */
  shared: Shared,
})
export type MemberProfileFields = T.Static<typeof MemberProfileFields>

export const MemberProfile = closed({
  id: Uuid,
  firstName: T.String(),
  lastName: T.String(),
  ...MemberProfileFields.properties,
  photo: nullable(T.String()),
  version: Version,
})
export type MemberProfile = T.Static<typeof MemberProfile>

export const listMemberProfiles = contract({
  method: 'GET',
  path: '/directory/profiles',
  summary: 'Ce que l’annuaire dit de chaque élu',
  tag,
  access: OFFICE,
  reply: closed({ profiles: T.Array(MemberProfile) }),
})

export const changeMemberProfile = contract({
  method: 'PUT',
  path: '/directory/profiles/:councillorId',
  summary: 'Écrire les délégations, représentations et permanence d’un élu',
  tag,
  access: OFFICE,
  params: CouncillorId,
  body: closed({ version: Version, ...MemberProfileFields.properties }),
  reply: MemberProfile,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

export const changePhoto = contract({
  method: 'PUT',
  path: '/directory/profiles/:councillorId/photo',
  summary: 'Mettre ou ôter la photo d’un élu (JPEG ou PNG, en base 64)',
  tag,
  access: OFFICE,
  params: CouncillorId,
  body: closed({
    /** Null takes the photo away. */
    content: nullable(T.String({ maxLength: 700_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' })),
  }),
  reply: MemberProfile,
  problems: ['NOT_FOUND', 'UNSUPPORTED_MEDIA'],
})

export const listServices = contract({
  method: 'GET',
  path: '/directory/services',
  summary: 'Les services et leurs contacts',
  tag,
  access: OFFICE,
  reply: closed({ services: T.Array(ServiceContact) }),
})

export const createService = contract({
  method: 'POST',
  path: '/directory/services',
  summary: 'Ajouter un contact de service',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: ServiceFields,
  reply: ServiceContact,
  problems: ['INVALID_INPUT'],
})

export const changeService = contract({
  method: 'PUT',
  path: '/directory/services/:serviceId',
  summary: 'Changer un contact de service',
  tag,
  access: OFFICE,
  params: closed({ serviceId: Uuid }),
  body: closed({ version: Version, ...ServiceFields.properties }),
  reply: ServiceContact,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

export const removeService = contract({
  method: 'POST',
  path: '/directory/services/:serviceId/removal',
  summary: 'Retirer un contact de service ; il peut être rétabli',
  tag,
  access: OFFICE,
  params: closed({ serviceId: Uuid }),
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

export const restoreService = contract({
  method: 'POST',
  path: '/directory/services/:serviceId/restoration',
  summary: 'Rétablir un contact de service',
  tag,
  access: OFFICE,
  params: closed({ serviceId: Uuid }),
  reply: Nothing,
  problems: ['NOT_FOUND'],
})
