import { foldText } from '@hemicycle/domain'
import type { Profile } from '../profiles/profile.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'
import { type Candidate, labelledTitle } from './title-label.ts'
import { headingAbove, headings } from './title-heading.ts'

/**
 * The title, from signals that do not depend on each other: a label (« Objet : »), the place (the heading over the rapporteur) and the
 * typography (the most prominent heading). One alone is trusted as far as it deserves; agreement raises, disagreement lowers.
 */
export function findTitle(reading: Reading, profile: Profile, rapporteur: Field | null): Field | null {
  const label = labelledTitle(reading, profile)
  const place = rapporteur ? headingAbove(reading, profile, rapporteur.evidence) : null
  const [most, second] = headings(reading, profile)
  const found = [label, place, most ?? null].filter((candidate): candidate is Candidate => candidate !== null)
  const [best] = found
  if (!best) return null
  return fieldOf(tidy(best.text), confidenceIn(best, found, second ?? null, reading), best.lines)
}

function confidenceIn(
  best: Candidate,
  found: readonly Candidate[],
  second: Candidate | null,
  reading: Reading,
): number {
  const others = found.filter((candidate) => candidate.signal !== best.signal)
  const agreeing = others.filter((candidate) => alike(candidate.text, best.text)).length
  const against = others.length - agreeing
  const printed = reading.metadataTitle !== null && alike(reading.metadataTitle, best.text)
  const tied = best.signal === 'TYPOGRAPHY' && second !== null && second.weight > 0.85 * best.weight
  const signals =
    best.confidence + 0.06 * agreeing - 0.12 * against + (printed ? 0.05 : 0) - (tied ? 0.25 : 0)
  return Math.min(signals, plausible(best.text) ? 1 : 0.5)
}

const alike = (a: string, b: string): boolean => foldText(a) === foldText(b)

/** A title has a few words and is not a sentence of the text. */
function plausible(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '').length
  return letters >= 6 && text.length <= 420 && !/[;:,]$/.test(text)
}

/** For display: no dangling punctuation, French spacing before double signs. */
function tidy(text: string): string {
  return text
    .replace(/\s+([:;?!])(?=\s|$)/g, '\u00a0$1')
    .replace(/«\s*/g, '«\u00a0')
    .replace(/\s*»/g, '\u00a0»')
    .replace(/^[\s–—-]+|[\s–—-]+$/g, '')
    .trim()
}
