import type { Agenda, ReadValue } from '@hemicycle/contract'
import { foldText } from '@hemicycle/domain'

/** As the extraction is measured: from here on a value is shown as sure. The matter is a suggestion, never sure. */
export const SURE = 0.8
export const isSure = ({ name, confidence }: ReadValue): boolean => name !== 'matter' && confidence >= SURE

/**
 * The code of the committee that a value names, among those of the agenda: by its code (« 4e commission », « commission n° 4 »), else by
 * its title, with or without the word « commission ». Null where it names none of them. Pure.
 */
export function committeeOf(
  { name, value }: ReadValue,
  { sections }: Pick<Agenda, 'sections'>,
): string | null {
  if (name !== 'committee') return null
  const committees = sections.filter((section) => section.axis === 'COMMITTEE' && section.code !== '')
  const said = bareName(value)
  const found =
    committees.find((section) => bareName(section.title) === said) ??
    committees.find((section) => foldText(section.code) === codeIn(value))
  return found?.code ?? null
}

const bareName = (text: string): string =>
  foldText(text)
    .replace(/^(?:\d+\s*(?:re|ere|e|eme)\s+)?commission\s*(?:n\s*\d+)?\s*(?:des?\s+l?a?\s*|du\s+)?/u, '')
    .trim()

function codeIn(text: string): string | null {
  const folded = foldText(text)
  const [, first, last] =
    /^(\d+|[a-z])\s*(?:re|ere|e|eme)?\s*commission\b|\bcommission\s*(?:n\s*)?(\d+|[a-z])$/u.exec(folded) ?? []
  return first ?? last ?? null
}
