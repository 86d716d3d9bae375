import { isCivilDate } from './dates.ts'
import { formatValue, type TemplateFormat } from './numbering-format.ts'
import { Problem } from './problems.ts'

/** What each field of a template holds: a day, a whole number or a text. */
export const TEMPLATE_FIELDS = {
  'body.code': 'TEXT',
  'meeting.date': 'DATE',
  'meeting.indexInMonth': 'INTEGER',
  'meeting.indexInYear': 'INTEGER',
  'meeting.number': 'INTEGER',
  'session.code': 'TEXT',
  'term.code': 'TEXT',
  'section.code': 'TEXT',
  'committee.code': 'TEXT',
  'committee.letter': 'TEXT',
  'policy.code': 'TEXT',
  'department.code': 'TEXT',
  'report.number': 'TEXT',
  seq: 'INTEGER',
  seq2: 'INTEGER',
  'deliberation.indexInReport': 'INTEGER',
} as const
export type TemplateField = keyof typeof TEMPLATE_FIELDS

export interface TemplateToken {
  readonly field: TemplateField
  readonly offset: number
  readonly format: TemplateFormat | null
  /** Written where the field has no value; null: such a thing has no number. */
  readonly fallback: string | null
}
/** A numbering template, read: literal texts and tokens in order. */
export type Template = readonly (string | TemplateToken)[]

/** Why a template is refused; the interface has a French sentence for each. */
export type TemplateErrorCode =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'BRACE_NOT_CLOSED'
  | 'BRACE_NOT_OPENED'
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_FORMAT'
  | 'FORMAT_NOT_FOR_FIELD'
  | 'OFFSET_NOT_FOR_FIELD'
  | 'NOTHING_COUNTS'
export interface TemplateError {
  /** Index in the text, from 0. */
  readonly position: number
  readonly code: TemplateErrorCode
  /** The piece of the text that is meant, as written. */
  readonly piece: string
}
export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly errors: readonly TemplateError[] }

export const TEMPLATE_MAX_LENGTH = 200
const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g
const TOKEN = /^([A-Za-z][A-Za-z0-9.]*?)([+-]\d{1,6})?(?::([^?]*))?(?:\?(.*))?$/s
const COUNTING: readonly TemplateField[] = ['seq', 'seq2', 'report.number', 'deliberation.indexInReport']

/**
 * Reads a numbering template (law.md §7.2): `{section.code}{meeting.date:MM}{meeting.indexInMonth-1}{seq:00}`.
 * Literal braces are doubled. All errors are given at once, with their place; nothing is thrown.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const pieces: (string | TemplateToken)[] = []
  const errors: TemplateError[] = []
  const fail = (position: number, code: TemplateErrorCode, piece: string) =>
    errors.push({ position, code, piece })
  if (text.trim() === '') fail(0, 'EMPTY', '')
  if (text.length > TEMPLATE_MAX_LENGTH) fail(TEMPLATE_MAX_LENGTH, 'TOO_LONG', '')
  for (const match of text.matchAll(PIECE)) {
    const [piece, inside] = match
    if (inside !== undefined) {
      const token = parseToken(inside)
      if (typeof token === 'string') fail(match.index, token, piece)
      else pieces.push(token)
    } else if (piece === '{') fail(match.index, 'BRACE_NOT_CLOSED', piece)
    else if (piece === '}') fail(match.index, 'BRACE_NOT_OPENED', piece)
    else pieces.push(piece === '{{' ? '{' : piece === '}}' ? '}' : piece)
  }
  // Without something that counts, every item would bear the same number.
  if (errors.length === 0 && !COUNTING.some((field) => templateUses(pieces, field)))
    fail(0, 'NOTHING_COUNTS', text)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, template: pieces }
}

/** The same, throwing TEMPLATE_INVALID with one violation per error ('template@12', 'UNKNOWN_FIELD'). */
export function requireTemplate(text: string): Template {
  const parsed = parseTemplate(text)
  if (parsed.ok) return parsed.template
  throw new Problem(
    'TEMPLATE_INVALID',
    parsed.errors.map((error) => `${error.code}@${error.position}`).join(' '),
    {
      violations: parsed.errors.map((error) => ({ field: `template@${error.position}`, reason: error.code })),
    },
  )
}

/** Whether a field occurs in a template. */
export function templateUses(template: Template, field: TemplateField): boolean {
  return template.some((piece) => typeof piece !== 'string' && piece.field === field)
}

function parseToken(inside: string): TemplateToken | TemplateErrorCode {
  const [, field = '', offset, format, fallback] = TOKEN.exec(inside) ?? []
  if (!isField(field)) return 'UNKNOWN_FIELD'
  const kind = TEMPLATE_FIELDS[field]
  if (offset !== undefined && kind !== 'INTEGER') return 'OFFSET_NOT_FOR_FIELD'
  const read = format === undefined ? null : parseFormat(format)
  if (read === undefined) return 'UNKNOWN_FORMAT'
  if (read && (read.kind === 'DATE') !== (kind === 'DATE')) return 'FORMAT_NOT_FOR_FIELD'
  return { field, offset: Number(offset ?? 0), format: read, fallback: fallback ?? null }
}

const isField = (text: string): text is TemplateField => Object.hasOwn(TEMPLATE_FIELDS, text)

function parseFormat(text: string): TemplateFormat | undefined {
  if (/^0{1,20}$/.test(text)) return { kind: 'PAD', width: text.length }
  if (text === 'A' || text === 'R' || text === 'U') return { kind: text }
  return /^((YYYY|YY|MM|DD)[-/._ ]?)+$/.test(text) ? { kind: 'DATE', pattern: text } : undefined
}

/** The value of each field for one item; absent, null or empty: no value. */
export type TemplateValues = Readonly<Partial<Record<TemplateField, string | number | null>>>

/**
 * The number that a template gives. Null when a field has neither value nor fallback: a motion outside the sections has no number.
 * Throws INVALID_INPUT when the date is not a civil date.
 */
export function renderNumber(template: Template, values: TemplateValues): string | null {
  let text = ''
  for (const piece of template) {
    const part = typeof piece === 'string' ? piece : renderToken(piece, values[piece.field] ?? null)
    if (part === null) return null
    text += part
  }
  return text
}

/** The template with what is known of it already written out: what is the same for a whole meeting is rendered once. */
export function bindTemplate(template: Template, values: TemplateValues): Template {
  const bound = (piece: string | TemplateToken) =>
    typeof piece === 'string' || !Object.hasOwn(values, piece.field)
      ? piece
      : (renderToken(piece, values[piece.field] ?? null) ?? piece)
  return template.map(bound)
}

function renderToken(token: TemplateToken, value: string | number | null): string | null {
  if (value === null || value === '') return token.fallback
  if (token.field === 'meeting.date' && !isCivilDate(String(value)))
    throw new Problem('INVALID_INPUT', 'the meeting has no civil date')
  return formatValue(typeof value === 'number' ? value + token.offset : value, token.format)
}
