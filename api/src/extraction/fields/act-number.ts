import type { Profile } from '../profiles/profile.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

/** The number of the act printed on the first page: label and number, without inner spaces. */
export function findActNumber(reading: Reading, profile: Profile): Field | null {
  for (const { pattern, confidence } of profile.actNumber)
    for (const line of reading.firstPage) {
      const number = pattern.exec(line.text)?.groups?.number
      if (number && /\d/.test(number))
        return fieldOf(number.replace(/\s*([/_.-])\s*/g, '$1').trim(), confidence, [line])
    }
  return null
}
