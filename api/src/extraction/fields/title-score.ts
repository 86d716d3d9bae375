import { foldText } from '@hemicycle/domain'
import type { Profile } from '../profiles/profile.ts'
import type { Line } from '../text/lines.ts'
import { type Heading, headingsOf, type Role } from './headings.ts'
import type { Reading } from './page.ts'
import { placeOf } from './place.ts'

/** Each signal on its own: the chance that it points at the title. Signals that agree multiply what is left of the doubt. */
export const STRENGTH = {
  standsOut: 0.6,
  farAbove: 0.72,
  rapporteur: 0.7,
  opener: 0.5,
  number: 0.4,
  numbered: 0.5,
  under: 0.3,
  repeated: 0.5,
} as const
type Signal = keyof typeof STRENGTH

/** A heading with what speaks for it. */
export interface Scored extends Heading {
  readonly signals: readonly Signal[]
  readonly score: number
  readonly contested: boolean
}

/** Headings of the first pages that can be a title, best first. A later page counts only when the first has none. */
export function scored(reading: Reading, roles: ReadonlyMap<Line, Role>, profile: Profile): Scored[] {
  for (const number of [1, 2, 3]) {
    const all = headingsOf(reading, roles, number, profile)
    const found = all.map((heading) => score(heading, all, reading, roles)).filter(canBeTitle)
    if (found.length > 0) return found.sort((a, b) => b.score - a.score)
  }
  return []
}

/** It stands out, or its place speaks for it. A short letterhead needs its place: standing out is what letterheads do. */
function canBeTitle({ weight, penalty, score, signals, text }: Scored): boolean {
  if (score <= 1.2) return false
  if (signals.includes('rapporteur') || signals.includes('numbered')) return true
  const placed = signals.includes('opener') || signals.includes('number') || signals.includes('repeated')
  return weight >= 1.12 && (penalty === 0 || text.length > 45 || placed)
}

function score(
  heading: Heading,
  all: readonly Heading[],
  reading: Reading,
  roles: ReadonlyMap<Line, Role>,
): Scored {
  const place = placeOf(heading, reading.lines, roles)
  const excused = place.rapporteur || heading.numbered
  const weight = heading.weight - (excused ? 0 : heading.penalty + (place.inText ? 0.6 : 0))
  const rivals = all.filter((other) => other !== heading).map((other) => other.weight - other.penalty)
  const lead = weight - Math.max(0.9, ...rivals)
  const signals: Signal[] = []
  if (lead >= 0.35) signals.push('farAbove')
  else if (lead >= 0.08 && weight > 1.2) signals.push('standsOut')
  if (place.rapporteur) signals.push('rapporteur')
  if (place.opener) signals.push('opener')
  if (place.under) signals.push('under')
  if (heading.numbered) signals.push('numbered')
  else if (place.number) signals.push('number')
  if (isRepeated(heading.text, reading)) signals.push('repeated')
  const bonus = {
    standsOut: 0,
    farAbove: 0,
    rapporteur: 0.6,
    opener: 0.35,
    number: 0.2,
    numbered: 0.3,
    under: 0.15,
    repeated: 0.3,
  }
  return {
    ...heading,
    weight,
    signals,
    contested: place.contested,
    score: weight + signals.reduce((sum, signal) => sum + bonus[signal], 0),
  }
}

/** Printed again: in the file's own properties, in a running head, in the dispositif (« relatif à … »). */
export function isRepeated(text: string, { folded, metadataTitle }: Reading): boolean {
  const wanted = foldText(text)
  if (wanted.length < 12) return false
  if (metadataTitle !== null && alike(metadataTitle, text)) return true
  const first = folded.indexOf(wanted)
  return first >= 0 && folded.includes(wanted, first + wanted.length)
}

/** The same words, whatever the case, the accents and the signs. */
export const alike = (a: string, b: string): boolean => foldText(a) === foldText(b)
