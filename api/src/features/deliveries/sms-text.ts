import { frenchDate, frenchTime, toGsm7 } from '@hemicycle/domain'
import type { Manifest } from '../dispatches/queries.ts'

/**
 * A notification, never the convocation itself: the body and the hour, no title of any report, no link that opens an account (law.md §5).
 * Kept within the GSM alphabet, where a message costs half.
 */
export function smsText({ authority, meeting }: Manifest, publicUrl: string): string {
  const when = `${frenchDate(meeting.date, { weekday: false })} à ${frenchTime(meeting.time)}`
  return toGsm7(`${authority.name} : convocation, ${meeting.body}, ${when}. Ordre du jour : ${publicUrl}`)
}
