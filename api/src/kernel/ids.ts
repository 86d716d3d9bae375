import { randomBytes } from 'node:crypto'
import { uuidv7 } from '@hemicycle/domain'

/** A new identifier, ordered by time (UUIDv7, RFC 9562): made by the application so that a command knows it before saving. */
export const newId = (): string => uuidv7(Date.now(), (length) => randomBytes(length))
