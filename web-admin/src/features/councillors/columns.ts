import type { Councillor } from '@hemicycle/contract'
import type { Column } from '@hemicycle/ui'
import * as fr from '../../i18n/fr.ts'

const words = fr.councillors
const { columns: labels } = words

export const nameOf = ({ firstName, lastName }: Pick<Councillor, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`

/** The name is sorted by last name, and found by either. */
export const COLUMNS: readonly Column<Councillor>[] = [
  { id: 'name', label: labels.name, value: ({ lastName, firstName }) => `${lastName} ${firstName}` },
  { id: 'mandate', label: labels.mandate, value: (row) => row.mandate },
  { id: 'canton', label: labels.canton, value: (row) => row.canton },
  { id: 'group', label: labels.group, value: (row) => row.group },
  {
    id: 'protocolOrder',
    label: labels.protocolOrder,
    value: (row) => row.protocolOrder,
    number: true,
    minor: true,
  },
  { id: 'email', label: labels.email, value: (row) => row.email, minor: true },
  { id: 'account', label: labels.account, value: (row) => words.accounts[row.account] },
]

const channels = (row: Councillor): string =>
  row.channels.map((channel) => words.channelNames[channel].toLowerCase()).join(', ')

/** What an export writes, an import reads again. */
export const EXPORTED: readonly Column<Councillor>[] = [
  { id: 'externalId', label: labels.externalId, value: (row) => row.externalId },
  { id: 'civility', label: labels.civility, value: (row) => words.civilities[row.civility] },
  { id: 'firstName', label: labels.firstName, value: (row) => row.firstName },
  { id: 'lastName', label: labels.lastName, value: (row) => row.lastName },
  { id: 'mandate', label: labels.mandate, value: (row) => row.mandate },
  { id: 'canton', label: labels.canton, value: (row) => row.canton },
  { id: 'group', label: labels.group, value: (row) => row.group },
  { id: 'protocolOrder', label: labels.protocolOrder, value: (row) => row.protocolOrder },
  { id: 'email', label: labels.email, value: (row) => row.email },
  { id: 'phone', label: labels.phone, value: (row) => row.phone },
  { id: 'channels', label: labels.channels, value: channels },
  { id: 'since', label: labels.since, value: (row) => row.since },
  { id: 'until', label: labels.until, value: (row) => row.until },
]
