/** What is printed at the top of each page of a bundle: the words of an authority, between them what changes from page to page. */

/** What may stand between braces, as clerks write it. */
export const STAMP_FIELDS = ['instance', 'assemblee', 'date', 'numero', 'page', 'pages'] as const
type StampField = (typeof STAMP_FIELDS)[number]

/** What an authority has that chose nothing else. */
export const USUAL_STAMP = '{instance} {date} – Rapport n° {numero} – {page}/{pages}'
/** Longer words run into the other corner of a page. */
export const STAMP_MAX_LENGTH = 120

/** Why a template is refused; the interface has a French sentence for each. */
export type StampError = 'EMPTY' | 'TOO_LONG' | 'BRACE' | 'UNKNOWN_FIELD'

/** null when the template can be printed. */
export function stampError(template: string): StampError | null {
  if (template.trim() === '') return 'EMPTY'
  if (template.length > STAMP_MAX_LENGTH) return 'TOO_LONG'
  const fields = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  if (/[{}]/.test(template.replace(/\{[^{}]*\}/g, ''))) return 'BRACE'
  return fields.every((name) => fieldOf(name) !== null) ? null : 'UNKNOWN_FIELD'
}

/** « {Numéro} » is « {numero} »: who writes French writes it with its accent. */
function fieldOf(written: string): StampField | null {
  const name = written.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
  return STAMP_FIELDS.find((field) => field === name) ?? null
}

/** What is known of a meeting; the rest differs from page to page. */
export interface StampFacts {
  readonly instance: string
  readonly assemblee: string
  readonly date: string
}

/** Writes what is known into a template; `pageFields` says how the others are to be written. */
export function fillStamp(
  template: string,
  facts: StampFacts,
  pageFields: Readonly<Record<Exclude<StampField, keyof StampFacts>, string>>,
): string {
  const values: Readonly<Record<StampField, string>> = { ...facts, ...pageFields }
  return template.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const field = fieldOf(name)
    return field === null ? written : values[field]
  })
}
