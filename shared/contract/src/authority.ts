import { ASSEMBLY_TYPES, OFFICE, STAMP_MAX_LENGTH } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Collectivité'

export const AuthorityFields = closed({
  name: Line,
  timeZone: T.String({ maxLength: 60 }),
  siret: nullable(T.String({ maxLength: 20 })),
  colour: nullable(T.String({ pattern: '^#[0-9a-f]{6}$' })),
  /** What is printed at the top of each page of a bundle, see `stampError`; null: the usual words. */
  stamp: nullable(T.String({ maxLength: STAMP_MAX_LENGTH })),
})
export type AuthorityFields = T.Static<typeof AuthorityFields>

export const Authority = closed({
  id: Uuid,
  ...AuthorityFields.properties,
  /** Which law applies to it: chosen when the authority is installed. */
  type: T.Enum([...ASSEMBLY_TYPES]),
  /** A data URI, PNG or JPEG. */
  logo: nullable(T.String()),
  version: Version,
})
export type Authority = T.Static<typeof Authority>

export const readAuthority = contract({
  method: 'GET',
  path: '/authority',
  summary: 'La collectivité : nom, couleurs, logo',
  tag,
  access: OFFICE,
  reply: Authority,
})

export const changeAuthority = contract({
  method: 'PUT',
  path: '/authority',
  summary: 'Changer le nom, le SIRET, le fuseau horaire, la couleur ou le tampon des pages',
  tag,
  access: ['ADMINISTRATOR'],
  body: closed({ version: Version, ...AuthorityFields.properties }),
  reply: Authority,
  problems: ['STALE_VERSION', 'INVALID_INPUT'],
})

export const changeLogo = contract({
  method: 'PUT',
  path: '/authority/logo',
  summary: 'Changer le logo (PNG ou JPEG, 300 ko au plus), ou le retirer',
  tag,
  access: ['ADMINISTRATOR'],
  body: closed({
    version: Version,
    /** The bytes in base 64; null to go without. */
    content: nullable(T.String({ maxLength: 410_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' })),
  }),
  reply: Authority,
  problems: ['STALE_VERSION', 'UNSUPPORTED_MEDIA', 'FILE_TOO_LARGE'],
})
