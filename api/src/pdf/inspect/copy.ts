import { closeSync, openSync, writeSync } from 'node:fs'
import type { Source, SourceObject } from '../source/source.ts'
import { readDict, readName, readReference, type Dict, type Value } from '../syntax/read.ts'
import { nameOf } from '../syntax/write.ts'
import { WriteFault } from '../write/sink.ts'
import { walk } from './walk.ts'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const USUAL_BOX = latin1('[0 0 595 842]')

/**
 * Writes a sound file from whatever the source could read: without protection, with a new table and a flat tree of pages. Objects that
 * nothing leads to are left behind; streams pass through piece by piece.
 */
export function writeCopy(source: Source, path: string): void {
  const out = openOutput(path)
  try {
    const { pages, root } = numberPages(source)
    const taken = new Set(pages.map(({ number }) => number))
    out.put(latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'))
    for (const { number, dict } of pages) out.object(number, withParent(dict, root))
    walk(source, (object) => {
      if (!taken.has(object.number) && !isTree(object)) writeObject(out, source, object)
    })
    const kids = pages.map(({ number }) => `${number} 0 R`).join(' ')
    out.object(root, latin1(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`))
    const catalog = new Map([
      ...source.catalog,
      ['Type', latin1('/Catalog')],
      ['Pages', latin1(`${root} 0 R`)],
    ])
    out.object(root + 1, written(catalog))
    out.finish(root + 1, source.trailer)
  } finally {
    out.close()
  }
}

interface Numbered {
  readonly number: number
  readonly dict: Dict
}

/** Pages keep their number, so that links still find them; a page that stands twice in the tree becomes two. `root` and the next are free. */
function numberPages(source: Source): { readonly pages: readonly Numbered[]; readonly root: number } {
  let next = highest(source) + 1
  const seen = new Set<number>()
  const pages = source.pages().map(({ number, dict }) => {
    const own = number >= 0 && !seen.has(number) ? number : next++
    seen.add(own)
    return { number: own, dict }
  })
  return { pages, root: next }
}

function highest(source: Source): number {
  let most = 0
  walk(source, ({ number }) => (most = Math.max(most, number)))
  for (const { number } of source.pages()) most = Math.max(most, number)
  return most
}

function withParent(dict: Dict, root: number): Buffer {
  const page = new Map([
    ...dict,
    ['Type', latin1('/Page')] as const,
    ['Parent', latin1(`${root} 0 R`)] as const,
  ])
  if (!page.has('MediaBox')) page.set('MediaBox', USUAL_BOX)
  return written(page)
}

const isTree = ({ value, stream }: SourceObject): boolean =>
  !stream && value.includes('/Pages') && readName(readDict(value)?.get('Type')) === 'Pages'

/** What a font can be (ISO 32000-1, table 110). */
const FONTS = new Set(['Type0', 'Type1', 'MMType1', 'Type3', 'TrueType', 'CIDFontType0', 'CIDFontType2'])
/** Of a font that is hurt readers show no letter at all; of one that is not there they show the letters of another. */
function isUseless(source: Source, value: Value): boolean {
  const dict = value.includes('/Font') ? readDict(value) : null
  const at = (key: string) => source.resolve(dict?.get(key))
  if (!dict || readName(at('Type')) !== 'Font') return false
  const kind = readName(at('Subtype')) ?? ''
  return !FONTS.has(kind) || (kind !== 'Type3' && !at('BaseFont'))
}

function writeObject(out: Output, source: Source, object: SourceObject): void {
  if (!object.stream)
    return out.object(object.number, isUseless(source, object.value) ? latin1('null') : object.value)
  const dict: Dict = readDict(object.value) ?? new Map<string, Value>()
  const { length, pieces } = source.raw(object)
  out.begin(object.number)
  out.put(written(new Map([...dict, ['Length', latin1(String(length))]])))
  out.put(latin1('\nstream\n'))
  for (const piece of pieces) out.put(piece)
  out.put(latin1('\nendstream\nendobj\n'))
}

function written(dict: Dict): Buffer {
  const entries = [...dict].flatMap(([key, value]) => [latin1(`${nameOf(key)} `), value])
  return Buffer.concat([latin1('<<'), ...entries, latin1('>>')])
}

interface Output {
  put(bytes: Buffer): void
  begin(number: number): void
  object(number: number, value: Buffer): void
  finish(root: number, trailer: Dict): void
  close(): void
}

function openOutput(path: string): Output {
  const file = openSync(path, 'w')
  const offsets = new Map<number, number>()
  let at = 0
  const put = (bytes: Buffer) => {
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
    } catch (cause) {
      throw new WriteFault(cause)
    }
    at += bytes.length
  }
  const begin = (number: number) => {
    offsets.set(number, at)
    put(latin1(`${number} 0 obj\n`))
  }
  return {
    put,
    begin,
    object: (number, value) => {
      begin(number)
      put(Buffer.concat([value, latin1('\nendobj\n')]))
    },
    finish: (root, trailer) => {
      const start = at
      const size = Math.max(...offsets.keys()) + 1
      put(latin1(`xref\n0 1\n0000000000 65535 f \n`))
      for (const run of runs([...offsets.keys()])) {
        const lines = run.map((number) => `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`)
        put(latin1(`${run[0]} ${run.length}\n${lines.join('')}`))
      }
      const kept = ['Info', 'ID'].flatMap((key) => {
        const value = trailer.get(key)
        return value && (key === 'ID' || readReference(value) >= 0) ? [latin1(`/${key} `), value] : []
      })
      put(Buffer.concat([latin1(`trailer\n<</Size ${size}/Root ${root} 0 R`), ...kept, latin1('>>')]))
      put(latin1(`\nstartxref\n${start}\n%%EOF\n`))
    },
    close: () => closeSync(file),
  }
}

/** Numbers that follow each other, ascending. */
function runs(numbers: readonly number[]): number[][] {
  const all: number[][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = all.at(-1)
    if (last && last.at(-1) === number - 1) last.push(number)
    else all.push([number])
  }
  return all
}
