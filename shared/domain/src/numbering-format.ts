import { partsOf } from './dates.ts'

/** `0…`: zero-padded. `A`: 1 → A, 27 → AA. `R`: roman. `U`: capitals. DATE: YYYY, YY, MM, DD and separators. */
export type TemplateFormat =
  | { readonly kind: 'PAD'; readonly width: number }
  | { readonly kind: 'A' | 'R' | 'U' }
  | { readonly kind: 'DATE'; readonly pattern: string }

/**
 * A value as a format writes it. Padding, letters and romans apply to whole numbers, also written as text (« commission 3 »);
 * a text that is not a number, or a number that has no letter or roman, is left as it is.
 */
export function formatValue(value: string | number, format: TemplateFormat | null): string {
  const text = String(value)
  if (format === null) return text
  if (format.kind === 'DATE') return formatDate(text, format.pattern)
  if (format.kind === 'U') return text.toUpperCase()
  if (!/^\d+$/.test(text)) return text
  if (format.kind === 'PAD') return text.padStart(format.width, '0')
  return format.kind === 'A' ? letters(Number(text)) : roman(Number(text))
}

function formatDate(date: string, pattern: string): string {
  const { year, month, day } = partsOf(date)
  const values: Readonly<Record<string, number>> = { YYYY: year, YY: year % 100, MM: month, DD: day }
  return pattern.replace(/YYYY|YY|MM|DD/g, (part) => String(values[part]).padStart(part.length, '0'))
}

function letters(value: number): string {
  if (value < 1) return String(value)
  const last = String.fromCharCode(65 + ((value - 1) % 26))
  return value > 26 ? letters(Math.floor((value - 1) / 26)) + last : last
}

const ROMANS: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** Roman numerals from 1 to 3999; other numbers stay in digits. */
export function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let [rest, text] = [value, '']
  for (const [worth, sign] of ROMANS) for (; rest >= worth; rest -= worth) text += sign
  return text
}
