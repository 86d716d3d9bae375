import { FIELD, readField, type Text } from './text.ts'

/**
 * A short piece of PDF text, as a string of Latin-1 characters where « → » stands before each number of an object of the same
 * body: no byte of a PDF is that character. It can be kept, sent and joined like any string before the numbers are known.
 */
export type Fragment = string
export const ARROW = '→'

/** A reference to an object of the body. */
export const referenceTo = (number: number): Fragment => `${ARROW}${number} 0 R`

/** The text written from `from` on, as a fragment; what was written is taken back. */
export function takeFragment(text: Text, from: number, fieldsFrom: number): Fragment {
  let fragment = ''
  let at = from
  for (let i = fieldsFrom; i < text.fields.length; i++) {
    const field = text.fields[i] as number
    fragment += `${text.bytes.toString('latin1', at, field)}${ARROW}${readField(text.bytes, field)}`
    at = field + FIELD
  }
  fragment += text.bytes.toString('latin1', at, text.length)
  text.length = from
  text.fields.length = fieldsFrom
  return fragment
}

/** Gives the objects of a body their numbers: the nth becomes `base` + n. */
export const settle = (fragment: Fragment, base: number): string =>
  fragment.includes(ARROW)
    ? fragment.replace(/→(\d+)/g, (_, number: string) => String(base + Number(number)))
    : fragment
