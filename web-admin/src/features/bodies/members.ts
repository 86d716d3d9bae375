import type { BodyMember } from '@hemicycle/contract'

/** A stay as the form holds it: an empty date is none. */
export interface EditedMember {
  councillorId: string
  since: string
  until: string
}

export const toEdited = (members: readonly BodyMember[]): EditedMember[] =>
  members.map(({ councillorId, since, until }) => ({ councillorId, since, until: until ?? '' }))

export const fromEdited = (members: readonly EditedMember[]): BodyMember[] =>
  members.map(({ councillorId, since, until }) => ({ councillorId, since, until: until || null }))
