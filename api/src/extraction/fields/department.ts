import type { Profile } from '../profiles/profile.ts'
import { joinLines } from '../text/blocks.ts'
import type { Line } from '../text/lines.ts'
import type { Field } from '../types.ts'
import type { Labelled } from './labels.ts'
import { fieldOf, type Reading } from './page.ts'

const LONGEST = 140

/** The direction or service of origin: a labelled value, else the letterhead that begins like one. */
export function findDepartment(reading: Reading, profile: Profile, title: Field | null): Field | null {
  return labelled(reading) ?? letterhead(reading, profile, title)
}

function labelled({ labels }: Reading): Field | null {
  // A bare « Direction » beside other words may be the first line of a letterhead: on a form other bare labels stand with it.
  const onForm = ({ label }: Labelled) =>
    labels.some(
      ({ key, place, label: other }) =>
        key !== 'department' && place === 'BESIDE' && Math.abs(other.x - label.x) < 3,
    )
  const found = labels.filter(
    (one) =>
      one.key === 'department' &&
      one.value.length <= LONGEST &&
      (one.colon || (one.place === 'BESIDE' && onForm(one))),
  )
  const [best] = found
  if (!best) return null
  const others = found.filter(({ value }) => value !== best.value).length
  return fieldOf(
    best.value,
    (best.place === 'AFTER' ? 0.95 : 0.9) - (best.open ? 0.1 : 0) - 0.03 * others,
    best.lines,
  )
}

function letterhead(
  { blocks, height, labels }: Reading,
  { department }: Profile,
  title: Field | null,
): Field | null {
  const taken = new Set(
    labels.filter(({ key }) => key !== 'department').flatMap(({ label, lines }) => [label, ...lines]),
  )
  for (const block of blocks) {
    const start = block.lines.findIndex(
      (line) => department.test(line.text) && !taken.has(line) && !title?.evidence.quote.includes(line.text),
    )
    if (block.page !== 1 || start < 0) continue
    const lines = untilAnother(block.lines.slice(start), department)
    const value = joinLines(lines)
    // A sentence of the text that happens to begin so is no letterhead, nor is a lone word.
    if (value.length > LONGEST || /[.;:]$/.test(value) || !/\s/.test(value)) continue
    const high = (lines[0]?.y ?? 0) > 0.62 * height
    return fieldOf(value, (block.bold ? 0.8 : 0.75) + (high ? 0.1 : -0.15), lines)
  }
  return null
}

/** « Direction des Finances / Service Budget »: the first is asked for; the same one printed twice is one. */
function untilAnother(lines: readonly Line[], department: RegExp): Line[] {
  const next = lines.findIndex((line, index) => index > 0 && department.test(line.text))
  return next < 0 ? [...lines] : lines.slice(0, next)
}
