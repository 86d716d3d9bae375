import type { DispatchSummary, RecipientRow } from '@hemicycle/contract'
import type { Column } from '@hemicycle/ui'
import { saveCsv } from '../../common/saveCsv.ts'
import * as fr from '../../i18n/fr.ts'

const words = fr.tracking
const stateOf = (state: string | null): string => (state ? (words.states[state] ?? state) : '')

/** The grid as a table of facts: instants in full, so that it can be kept with the file of the meeting. */
export const columnsFor = (dispatch: DispatchSummary): readonly Column<RecipientRow>[] => [
  { id: 'last', label: words.csv.lastName, value: (row) => row.lastName },
  { id: 'first', label: words.csv.firstName, value: (row) => row.firstName },
  { id: 'group', label: words.csv.group, value: (row) => row.group },
  { id: 'available', label: words.available, value: () => dispatch.availableAt },
  { id: 'mail', label: words.mail, value: (row) => stateOf(row.mail.state) },
  { id: 'mailAt', label: words.csv.mailAt, value: (row) => row.mail.at },
  { id: 'sms', label: words.sms, value: (row) => stateOf(row.sms.state) },
  { id: 'opened', label: words.opened, value: (row) => row.openedAt },
  { id: 'ack', label: words.ack, value: (row) => row.acknowledgedAt },
  {
    id: 'answer',
    label: words.answer,
    value: (row) => (row.answer ? fr.attendance.answered(row.answer, row.civility) : ''),
  },
  { id: 'reminders', label: words.csv.reminders, value: (row) => row.reminders, number: true },
  {
    id: 'contacts',
    label: words.contact,
    value: (row) =>
      row.contacts.map((one) => `${one.at} ${words.contactKinds[one.kind]} : ${one.note}`).join(' | '),
  },
]

export const exportGrid = (dispatch: DispatchSummary, rows: readonly RecipientRow[]): void =>
  saveCsv(`suivi-${dispatch.requestedAt.slice(0, 10)}`, columnsFor(dispatch), rows)
