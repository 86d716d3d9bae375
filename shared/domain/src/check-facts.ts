import type { AgendaField, AgendaState } from './agenda-state.ts'

export const CHECK_CODES = [
  'ALREADY_CONVENED',
  'NO_ITEM',
  'NO_PLACE',
  'FILES_STILL_READING',
  'DEADLINE_PASSED',
  'BUNDLE_NOT_READY',
  'FIELDS_TO_CHECK',
  'NO_RAPPORTEUR',
  'ITEM_WITHOUT_FILE',
  'NO_EXPLANATORY_NOTE',
  'DUPLICATE_TITLE',
  'CONFIDENTIAL_IN_BUNDLE',
  'ITEM_NOT_CLASSIFIED',
  'ITEM_WITHOUT_NUMBER',
  'NUMBER_CLASH',
  'NUMBER_GAP',
  'ANNEX_MISSING',
  'EMPTY_SECTION',
  'FILES_REFUSED',
  'FILE_WITHOUT_ITEM',
  'FILE_WITHOUT_TEXT',
  'URGENCY_WITHOUT_POINT',
  'RECIPIENT_WITHOUT_ADDRESS',
  'RULE_TO_CONFIRM',
  'RECOMMENDED_DATE_PASSED',
] as const
export type CheckCode = (typeof CHECK_CODES)[number]
/** BLOCKING: the dispatch is refused. DOUBTFUL: the clerk should look. ADVICE: good to know. */
export const CHECK_SEVERITIES = ['BLOCKING', 'DOUBTFUL', 'ADVICE'] as const
export const CHECK_TARGETS = ['MEETING', 'SECTION', 'ITEM', 'DOCUMENT', 'COUNCILLOR'] as const

/** Where a thing is put right. */
export interface CheckTarget {
  readonly kind: (typeof CHECK_TARGETS)[number]
  readonly id: string
  /** The field of an item. */
  readonly field: AgendaField | null
}
export interface CheckLine {
  readonly code: CheckCode
  readonly severity: (typeof CHECK_SEVERITIES)[number]
  /** Never empty in a list. */
  readonly targets: readonly CheckTarget[]
}

type Verdict = 'IN_TIME' | 'RECOMMENDED_PASSED' | 'URGENT_ONLY' | 'TOO_LATE'
export const isPastDeadline = (verdict: Verdict): boolean =>
  verdict === 'URGENT_ONLY' || verdict === 'TOO_LATE'

/** All that the checks read. */
export interface CheckFacts {
  readonly meetingId: string
  /** The meeting is convened, and nothing has changed since what was last sent. */
  readonly nothingNew: boolean
  readonly place: string
  readonly verdict: Verdict
  readonly ruleToConfirm: boolean
  /** Whether the law wants a report or a note de synthèse on each affair (regime `explanatoryDocument`). */
  readonly explanatoryDocument: boolean
  /** The bundle was made from the agenda as it is. */
  readonly bundleReady: boolean
  /** With its numbers. */
  readonly agenda: AgendaState
  /** Ids of the items whose report announces an annexe that no file is. */
  readonly lackingAnnexes: readonly string[]
  /** All files of the meeting that are not put aside. */
  readonly documents: readonly {
    readonly id: string
    readonly state: 'RECEIVED' | 'READY' | 'REFUSED' | 'DISCARDED'
    readonly itemId: string | null
    /** It holds others and is not in the bundle itself (a cahier, an archive, a list). */
    readonly container: boolean
    readonly notes: readonly string[]
  }[]
  readonly recipients: readonly { readonly id: string; readonly email: string | null }[]
}
