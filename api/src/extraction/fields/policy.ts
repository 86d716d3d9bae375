import type { Profile } from '../profiles/profile.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

const LONGEST = 120
/** « POLITIQUE A03 MOBILITÉ DURABLE », « Politique : »; not « Politique de la ville », which is a matter. */
const HEADED = /^politique\s+(?<name>(?:[A-Z]\d{1,3}|\d{1,3})\s*[–—:-]?\s*\p{L}.{2,90})$/iu
const CAPITALS = /^POLITIQUE\s+(?!DE\s|DU\s|DES\s|D['’])(?<name>\p{Lu}[\p{Lu}\s’',-]{3,90})$/u

/** A line that names a policy is never a title. */
export const isPolicyLine = (text: string): boolean => HEADED.test(text) || CAPITALS.test(text)

/** The policy, mission or programme the report belongs to: labelled, known to the authority, or in the head of the page. */
export function findPolicy(reading: Reading, { known }: Profile, title: Field | null): Field | null {
  const { labels, firstPage, height } = reading
  const label = labels.find(
    ({ key, colon, value }) => key === 'policy' && colon && value.length > 1 && value.length <= LONGEST,
  )
  if (label)
    return fieldOf(
      label.value,
      (label.place === 'AFTER' ? 0.92 : 0.88) - (label.open ? 0.15 : 0),
      label.lines,
    )
  for (const line of firstPage) {
    if (title?.evidence.quote.includes(line.text)) continue
    if (known.policy.some((pattern) => pattern.test(line.text))) return fieldOf(line.text, 0.9, [line])
    const name = (HEADED.exec(line.text) ?? CAPITALS.exec(line.text))?.groups?.name
    if (name && line.y > 0.45 * height)
      return fieldOf(name.trim(), HEADED.test(line.text) ? 0.84 : 0.72, [line])
  }
  return null
}
