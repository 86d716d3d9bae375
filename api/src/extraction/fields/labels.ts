import type { LabelKey, Profile } from '../profiles/profile.ts'
import { joinLines } from '../text/blocks.ts'
import type { Line } from '../text/lines.ts'
import { rulesOf } from './label-rules.ts'
import { parseNumber } from './number.ts'
import { lineBelow, valueFrom } from './value.ts'

/** A label of the page with what it announces. */
export interface Labelled {
  readonly key: LabelKey
  readonly label: Line
  /** The second line of a label that its cell was too narrow for. */
  readonly labelEnd?: Line
  /** The words after the label, lines joined. */
  readonly value: string
  readonly lines: readonly Line[]
  /** Where the value stands: after « : », in the cell beside, or below. */
  readonly place: 'AFTER' | 'BESIDE' | 'BELOW'
  /** Without « : » only its own cell says that it is a label. */
  readonly colon: boolean
  /** Where the value ends is a guess: the text may have begun. */
  readonly open: boolean
}

/** Every label of the lines, with its value on the same line, in the cell beside or right below. */
export function labelsOf(lines: readonly Line[], profile: Profile): Labelled[] {
  const { alone } = rulesOf(profile)
  return lines.flatMap((line) => {
    const lone = alone.find(([, rule]) => rule.test(line.text))
    const end = /[:：]$/u.test(line.text) ? undefined : labelEnd(lines, line)
    const folded = end && alone.find(([, rule]) => rule.test(`${line.text} ${end.text}`))
    if (end && folded && folded[0] !== 'other') {
      const whole = { ...line, text: `${line.text} ${end.text}` }
      const found = besideOrBelow(
        lines.filter((other) => other !== end),
        line,
        folded[0],
        profile,
        whole.text,
      )
      return found && found.value !== '' ? [{ ...found, labelEnd: end }] : []
    }
    const found = lone ? besideOrBelow(lines, line, lone[0], profile) : after(lines, line, profile)
    return found && found.key !== 'other' && found.value !== '' ? [found] : []
  })
}

/** « Commission / compétente : »: the words right under, tight, that end with the colon. */
function labelEnd(lines: readonly Line[], line: Line): Line | undefined {
  const below = line.text.length < 30 ? lineBelow(lines, line) : undefined
  const tight = below && line.y - below.y < 1.6 * line.size && Math.abs(below.x - line.x) < 3
  return tight && below.text.length < 30 && /[:：]$/u.test(below.text) ? below : undefined
}

/** « Objet : … », also behind a number: « Délibération n° 12 – Objet : … ». */
function after(lines: readonly Line[], line: Line, profile: Profile): Labelled | null {
  for (const text of [line.text, parseNumber(line.text, profile)?.after ?? ''])
    for (const [key, rule] of text === '' ? [] : rulesOf(profile).inline) {
      const rest = rule.exec(text)?.groups?.rest
      if (rest === undefined || rest === '') continue
      const { value, open } = valueFrom(lines, line, profile)
      const words = value.map((part) => (part === line ? { text: rest } : part))
      return {
        key,
        label: line,
        value: clean(joinLines(words)),
        lines: value,
        place: 'AFTER',
        colon: true,
        open,
      }
    }
  return null
}

function besideOrBelow(
  lines: readonly Line[],
  label: Line,
  key: LabelKey,
  profile: Profile,
  text = label.text,
): Labelled | null {
  const row = lines.filter(
    (line) =>
      line !== label &&
      line.page === label.page &&
      Math.abs(line.y - label.y) < 0.5 * Math.max(label.size, line.size),
  )
  const beside = row.filter((line) => line.x > label.x).sort((a, b) => a.x - b.x)
  const colon = /[:：]$/.test(text)
  // « Bénéficiaire | Objet | Montant » is the head of a table.
  if (!colon && (beside.length > 1 || row.length > beside.length)) return null
  const announces = colon || key === 'title' || key === 'rapporteur'
  const first = beside[0] ?? (announces ? lineBelow(lines, label) : undefined)
  if (!first || rulesOf(profile).any(first.text)) return null
  if (!beside[0] && label.y - first.y > 3 * label.size) return null
  const { value, open } = valueFrom(lines, first, profile)
  const announced = colon || /^[:：]/u.test(first.text)
  const place = beside[0] ? 'BESIDE' : 'BELOW'
  return { key, label, value: clean(joinLines(value)), lines: value, place, colon: announced, open }
}

const clean = (text: string): string => text.replace(/^[\s:–—-]+|[\s–—-]+$/gu, '')
