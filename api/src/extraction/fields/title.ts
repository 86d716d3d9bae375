import { foldText } from '@hemicycle/domain'
import type { Profile } from '../profiles/profile.ts'
import type { Line } from '../text/lines.ts'
import type { Field } from '../types.ts'
import { type Role, roleOf, titleAfterNumber } from './headings.ts'
import type { Labelled } from './labels.ts'
import { fieldOf, type Reading } from './page.ts'
import { alike, isRepeated, type Scored, scored, STRENGTH } from './title-score.ts'
import { isPlausible, tidyTitle } from './title-text.ts'

/**
 * The title, from signals that do not depend on each other: a label (« Objet : »), typography, place (over the rapporteur, over the
 * first words of the text, under the number) and repetition. Agreement raises the confidence, disagreement lowers it.
 */
export function findTitle(reading: Reading, profile: Profile): Field | null {
  const roles = new Map(reading.lines.map((line) => [line, roleOf(line, reading, profile)] as const))
  const headings = scored(reading, roles, profile)
  const label = labelledTitle(reading, headings, roles, profile)
  const heading = headingTitle(headings)
  // A label that may be the head of a table gives way to a heading that is surer.
  const doubtful = label !== null && label.confidence < 0.75
  return doubtful && heading && heading.confidence > label.confidence ? heading : (label ?? heading)
}

function labelledTitle(
  reading: Reading,
  headings: readonly Scored[],
  roles: ReadonlyMap<Line, Role>,
  profile: Profile,
): Field | null {
  const labels = reading.labels.filter(({ key, value }) => key === 'title' && isPlausible(value) !== 'NO')
  const [best] = labels
  if (!best) return null
  const value = titleAfterNumber(best.value, profile) ?? best.value
  const others = labels.filter(
    (other) => other !== best && page(other.lines) === page(best.lines) && !alike(other.value, value),
  )
  const again =
    labels.some((other) => other !== best && alike(other.value, value)) || isRepeated(value, reading)
  const [top] = headings
  // A heading between the label and the rapporteur contradicts it; one above it is the letterhead.
  const after = (top?.lines[0]?.y ?? 0) < (best.lines.at(-1)?.y ?? 0)
  const against = top?.signals.includes('rapporteur') && after && !agrees(top.text, value) && top.weight > 1.3
  const inText = reading.lines.some(
    (line) =>
      roles.get(line) === 'OPENER' && line.page === page(best.lines) && line.y > (best.lines[0]?.y ?? 0) + 2,
  )
  const confidence =
    labelStrength(best, reading) +
    (again ? 0.06 : 0) -
    (best.open ? 0.13 : 0) -
    (others.length > 0 ? 0.2 : 0) -
    (against ? 0.15 : 0) -
    (inText ? 0.15 : 0)
  return fieldOf(tidyTitle(value), cap(confidence, value), best.lines)
}

/** « : » says it all; a bare word in a cell is trusted when other bare labels stand over or under it, as on a form. */
function labelStrength(best: Labelled, { labels }: Reading): number {
  if (best.colon) return { AFTER: 0.92, BESIDE: 0.9, BELOW: 0.86 }[best.place]
  const form = labels.some(
    ({ key, label }) =>
      key !== 'title' && Math.abs(label.x - best.label.x) < 3 && label.page === best.label.page,
  )
  return form ? 0.88 : best.place === 'BELOW' && (best.label.bold || best.lines[0]?.bold) ? 0.84 : 0.7
}

function headingTitle(headings: readonly Scored[]): Field | null {
  const [best, second] = headings
  if (!best || isPlausible(best.text) === 'NO') return null
  const doubt = best.signals.reduce((left, signal) => left * (1 - STRENGTH[signal]), 1)
  const close = second !== undefined && best.score - second.score < 0.3
  const confidence = Math.min(0.95, 1 - doubt) - (close ? 0.15 : 0) - (best.contested ? 0.15 : 0)
  const later = page(best.lines) > 1 ? 0.1 : 0
  const text = best.signals.includes('rapporteur') ? withoutRank(best.text) : best.text
  return fieldOf(tidyTitle(text), cap(Math.max(0.3, confidence - later), text), best.lines)
}

/** « 5 – Titre », « II. Titre »: its place on the agenda is no part of a title. */
const withoutRank = (text: string): string =>
  text.replace(/^(?:\d{1,3}|[IVX]{1,5})\s*[.)]?\s*(?:[–—-]\s+|(?<=[.)]\s*))(?=\p{Lu})/u, '')

const page = (lines: readonly Line[]): number => lines[0]?.page ?? 1
const agrees = (a: string, b: string): boolean =>
  foldText(a).includes(foldText(b)) || foldText(b).includes(foldText(a))
const cap = (confidence: number, text: string): number =>
  Math.min(confidence, isPlausible(text) === 'YES' ? 0.97 : 0.55)
