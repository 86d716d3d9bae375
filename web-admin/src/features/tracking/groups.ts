import type { DispatchSummary, RecipientRow } from '@hemicycle/contract'
import { counts, needsClerk } from '@hemicycle/domain'

export type Standing = 'TROUBLE' | 'WAITING' | 'DONE'
export const STANDINGS: readonly Standing[] = ['TROUBLE', 'WAITING', 'DONE']

/** Whether a person must settle what becomes of the mail. */
export const isToDecide = ({ mail }: RecipientRow): boolean => mail.state !== null && needsClerk(mail.state)

/** A mail that did not leave, or never will by itself: someone must act. */
export const isTrouble = (row: RecipientRow): boolean =>
  row.acknowledgedAt === null && (isToDecide(row) || row.mail.address === null)

/** What remains to do for an élu: act, wait for the acknowledgement, nothing. */
export function standingOf(row: RecipientRow): Standing {
  if (row.acknowledgedAt) return 'DONE'
  return isTrouble(row) || row.mail.state === 'DEFERRED' ? 'TROUBLE' : 'WAITING'
}

export type Filter = 'ALL' | 'TO_REMIND' | 'WITHOUT_ACK' | 'TROUBLE'

/** Convened, and silent: of the convocation itself, or of whether they come. */
const isSilent = (row: RecipientRow): boolean => row.acknowledgedAt === null || row.answer === null
export const toRemind = (rows: readonly RecipientRow[]): RecipientRow[] => rows.filter(isSilent)

const KEPT: Readonly<Record<Filter, (row: RecipientRow) => boolean>> = {
  ALL: () => true,
  TO_REMIND: isSilent,
  WITHOUT_ACK: (row) => row.acknowledgedAt === null,
  TROUBLE: (row) => standingOf(row) === 'TROUBLE',
}
export const keptBy = (rows: readonly RecipientRow[], filter: Filter): RecipientRow[] =>
  rows.filter(KEPT[filter])

export interface RecipientGroup {
  readonly standing: Standing
  readonly rows: readonly RecipientRow[]
}

/** The élus by what remains to do, in their order; empty groups are left out. */
export function groupRecipients(rows: readonly RecipientRow[], filter: Filter = 'ALL'): RecipientGroup[] {
  const kept = keptBy(rows, filter)
  return STANDINGS.map((standing) => ({
    standing,
    rows: kept.filter((row) => standingOf(row) === standing),
  })).filter((group) => group.rows.length > 0)
}

export interface Column {
  readonly n: number
  readonly all: number
}

export function columnsOf(dispatch: DispatchSummary, rows: readonly RecipientRow[]) {
  const all = rows.length
  const having = (test: (row: RecipientRow) => boolean): Column => ({ n: rows.filter(test).length, all })
  return {
    available: { n: dispatch.availableAt ? all : 0, all },
    mail: having(({ mail }) => mail.state !== null && counts(mail.state)),
    sms: having(({ sms }) => sms.state !== null && counts(sms.state)),
    opened: having((row) => row.openedAt !== null),
    ack: having((row) => row.acknowledgedAt !== null),
    answer: having((row) => row.answer !== null),
  }
}

export interface FeedLine {
  readonly key: string
  readonly at: string
  readonly row: RecipientRow
  readonly kind: 'ACK' | 'OPEN'
}

/** What the élus did last, the most recent first. */
export function feedOf(rows: readonly RecipientRow[], length = 8): FeedLine[] {
  const line = (row: RecipientRow, at: string | null, kind: FeedLine['kind']): FeedLine[] =>
    at ? [{ key: row.id + kind, at, row, kind }] : []
  return rows
    .flatMap((row) => [...line(row, row.openedAt, 'OPEN'), ...line(row, row.acknowledgedAt, 'ACK')])
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, length)
}

export const nameOf = (row: RecipientRow): string =>
  `${row.civility === 'MME' ? 'Mme' : 'M.'}\u00a0${row.lastName}`
