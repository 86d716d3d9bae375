import { withoutAccents } from '@hemicycle/domain'
import type { Councillor } from '../types.ts'

const OFFICES = [
  // « Présidente du conseil départemental », not « Présidente de commission » nor « du groupe ».
  [
    'PRESIDENT',
    /^presidente?(?: d(?:u|e la|e l['’]) ?(?:conseil|assemblee|departement|region|metropole|agglo|communaute)|$)/u,
  ],
  ['MAYOR', /^(?:le |la )?maire(?: d(?:e|u|es)\b|$)/u],
] as const

/** What « M. le Président » or « Mme le Maire » stands for, from the mandate that the sheet of a councillor bears; null for any other. Pure. */
export function officeOf(mandate: string | null): NonNullable<Councillor['office']> | null {
  const text = withoutAccents(mandate ?? '').trim()
  return OFFICES.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
