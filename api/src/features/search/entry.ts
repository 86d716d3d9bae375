import type { SearchKind } from '@hemicycle/domain'
import type { Shelf } from '../../kernel/db/schema/index.ts'

/** What a source wants found: everything that the index shows or filters by. Two that are equal are one. */
export interface Entry {
  readonly shelf: Shelf
  readonly kind: SearchKind
  readonly title: string
  readonly number: string | null
  readonly detail: string
  readonly day: string | null
  readonly bodyId: string | null
  readonly meetingId: string | null
  readonly itemId: string | null
  readonly versionId: string | null
  readonly targetId: string | null
  readonly sentFrom: Date | null
  readonly sentTo: Date | null
  readonly sha256: string | null
  readonly firstPage: number | null
  readonly lastPage: number | null
  /** Shown around the words found, where there are no pages. */
  readonly text: string | null
  /** Found by, and not shown: rapporteur, direction. */
  readonly also: string
  /** How many pages of its content are read: more of them later make another entry of it. */
  readonly read: number
}

/** What most entries leave empty. */
export const NOTHING = {
  number: null,
  detail: '',
  day: null,
  bodyId: null,
  meetingId: null,
  itemId: null,
  versionId: null,
  targetId: null,
  sentFrom: null,
  sentTo: null,
  sha256: null,
  firstPage: null,
  lastPage: null,
  text: null,
  also: '',
  read: 0,
} as const
