import type { Profile } from '../profiles/profile.ts'
import { joinLines } from '../text/blocks.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

const LONGEST = 140

/** The direction or service of origin: a labelled value, else the letterhead that begins like one. */
export function findDepartment(reading: Reading, profile: Profile): Field | null {
  return labelled(reading, profile) ?? letterhead(reading, profile)
}

function labelled({ firstPage }: Reading, { departmentLabel }: Profile): Field | null {
  for (const line of firstPage) {
    const rest = departmentLabel.exec(line.text)?.groups?.rest?.trim()
    if (rest) return fieldOf(rest, 0.95, [line])
  }
  return null
}

function letterhead({ blocks }: Reading, { department }: Profile): Field | null {
  for (const block of blocks) {
    const start = block.lines.findIndex((line) => department.test(line.text))
    if (block.page !== 1 || start < 0) continue
    const lines = block.lines.slice(start)
    const value = joinLines(lines)
    // A sentence of the text that happens to begin so is no letterhead.
    if (value.length <= LONGEST && !/[.;]$/.test(value)) return fieldOf(value, block.bold ? 0.9 : 0.75, lines)
  }
  return null
}
