import { unzipSync, strFromU8 } from 'fflate'
import { SaxesParser } from 'saxes'
import { Unreadable } from '../types.ts'

/** More XML than any report has: a bomb. */
const MOST_BYTES = 96 * 1024 * 1024

export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Reads XML from end to end. No entity but XML's own five is known: nothing can be fetched or multiplied. Throws `Unreadable`. */
export function walkXml(xml: string, { open, text, close }: XmlEvents): void {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => open?.(name, attributes))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('closetag', ({ name }) => close?.(name))
  try {
    parser.write(xml).close()
  } catch (cause) {
    throw new Unreadable('XML that is not well formed', { cause })
  }
}

/** The parts of an office file whose name is wanted, as text. Throws `Unreadable` for a damaged archive or one too large to be honest. */
export function officeParts(bytes: Uint8Array, wanted: RegExp): Map<string, string> {
  let total = 0
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false
        total += originalSize
        if (total > MOST_BYTES) throw new Unreadable('too much text to be a document')
        return true
      },
    })
    return new Map(Object.entries(found).map(([name, part]) => [name, strFromU8(part)]))
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause
    throw new Unreadable('not a readable archive', { cause })
  }
}

/** The text of the first element of that name: « dc:title ». */
export function textOf(xml: string | undefined, element: string): string | null {
  let inside = false
  let found = ''
  if (xml)
    walkXml(xml, {
      open: (name) => (inside = name === element),
      text: (text) => (found += inside ? text : ''),
      close: () => (inside = false),
    })
  return found.trim() === '' ? null : found.trim()
}
