import type { BodyMember } from '@hemicycle/contract'

/** A stay as the form holds it: an empty date is none. */
export interface EditedMember {
  councillorId: string
  since: string
  until: string
  substituteId: string | null
}

export const toEdited = (members: readonly BodyMember[]): EditedMember[] =>
  members.map(({ councillorId, since, until, substituteId = null }) => ({
    councillorId,
    since,
    until: until ?? '',
    substituteId,
  }))

export const fromEdited = (members: readonly EditedMember[]): BodyMember[] =>
  members.map((one) => ({ ...one, until: one.until || null }))
