import type { DispatchCheck, LegalClock, Meeting } from '@hemicycle/contract'

interface Facts {
  readonly meeting: Meeting
  readonly clock: LegalClock
  readonly bundleReady: boolean
  readonly recipients: readonly { readonly email: string | null }[]
}

/** What stands between the agenda and its dispatch, the blocking ones first. Pure: the same facts give the same list. */
export function checksOf({ meeting, clock, bundleReady, recipients }: Facts): DispatchCheck[] {
  const late = clock.verdict === 'URGENT_ONLY' || clock.verdict === 'TOO_LATE'
  const withoutAddress = recipients.filter((recipient) => !recipient.email).length
  const all: [DispatchCheck['code'], boolean, number][] = [
    ['ALREADY_CONVENED', true, meeting.state === 'DRAFT' ? 0 : 1],
    ['NO_ITEM', true, meeting.items === 0 ? 1 : 0],
    ['FILES_STILL_READING', true, meeting.reading],
    ['DEADLINE_PASSED', true, late ? 1 : 0],
    ['BUNDLE_NOT_READY', true, bundleReady ? 0 : 1],
    ['FIELDS_TO_CHECK', false, meeting.toCheck],
    ['FILES_REFUSED', false, meeting.refused],
    ['RECIPIENT_WITHOUT_ADDRESS', false, withoutAddress],
    ['RECOMMENDED_DATE_PASSED', false, clock.verdict === 'RECOMMENDED_PASSED' ? 1 : 0],
    ['RULE_TO_CONFIRM', false, clock.rule.toConfirm ? 1 : 0],
  ]
  return all.filter(([, , count]) => count > 0).map(([code, blocking, count]) => ({ code, blocking, count }))
}
