import {
  readArray,
  readDict,
  readName,
  readNumber,
  readReference,
  type Dict,
  type Value,
} from '../syntax/read.ts'
import { LIMITS, SourceFault } from './fault.ts'

export const MISCOUNTED = 'the page tree counts wrong'

/** One page. `number` is that of its object, -1 when it is written in the tree itself. `dict` holds what it inherits, too. */
export interface SourcePage {
  readonly number: number
  readonly dict: Dict
}

export interface PageTree {
  readonly pages: readonly SourcePage[]
  /** Pages that the file says to have. */
  readonly announced: number
  /** Kids that should be there and cannot be read. */
  readonly lost: number
  readonly flaws: readonly string[]
}

interface Reader {
  resolve(value: Value | null | undefined): Value | null
  /** Whether the file says that it has such an object. */
  promises(number: number): boolean
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const

interface Step {
  readonly kid: Value
  readonly inherited: Dict
  /** The nodes above, and how many. */
  readonly above: Above | null
}
interface Above {
  readonly number: number
  readonly next: Above | null
  readonly depth: number
}
const MOST_LEVELS = 10_000

/** The pages in the order of reading (ISO 32000-1, 7.7.3). Goes down no circle; throws TOO_LARGE on a tree made to explode. */
export function readTree(root: Value | undefined, reader: Reader): PageTree {
  const pages: SourcePage[] = []
  const flaws = new Set<string>()
  let lost = 0
  let nodes = 0
  const steps: Step[] = root ? [{ kid: root, inherited: new Map(), above: null }] : []
  while (steps.length > 0) {
    const step = steps.pop() as Step
    if (++nodes > LIMITS.nodes || pages.length > LIMITS.pages)
      throw new SourceFault('TOO_LARGE', 'too many pages')
    const number = readReference(step.kid)
    const dict = readDict(reader.resolve(step.kid))
    if (!dict) {
      if (number >= 0 && reader.promises(number)) lost += 1
      else flaws.add('a kid of the page tree is nothing')
    } else if (isNode(dict, reader)) {
      if (isAbove(step.above, number)) flaws.add('the page tree turns in circles')
      else steps.push(...kidsOf(dict, step, number, reader))
    } else if (isPage(dict)) pages.push({ number, dict: new Map([...step.inherited, ...dict]) })
    else flaws.add('a kid of the page tree is no page')
  }
  const announced = readNumber(reader.resolve(readDict(reader.resolve(root))?.get('Count')))
  if (announced !== pages.length) flaws.add(MISCOUNTED)
  return { pages, announced: Number.isInteger(announced) ? announced : 0, lost, flaws: [...flaws] }
}

const isNode = (dict: Dict, reader: Reader): boolean =>
  dict.has('Kids') && readName(reader.resolve(dict.get('Type'))) !== 'Page'

/** A page may forget its type, never all that makes a page. */
const isPage = (dict: Dict): boolean => {
  const type = readName(dict.get('Type'))
  return (
    type === 'Page' || (type !== 'Pages' && PAGE_KEYS.some((key) => dict.has(key))) || type === 'Template'
  )
}
const PAGE_KEYS = ['Contents', 'MediaBox', 'Resources', 'Parent', 'Annots']

function isAbove(above: Above | null, number: number): boolean {
  if (number < 0) return false
  for (let one = above; one; one = one.next) if (one.number === number) return true
  return false
}

function kidsOf(dict: Dict, step: Step, number: number, reader: Reader): Step[] {
  const depth = (step.above?.depth ?? 0) + 1
  if (depth > MOST_LEVELS) throw new SourceFault('DAMAGED', 'a page tree of too many levels')
  const own = INHERITED.filter((key) => dict.has(key)).map((key): [string, Value] => [
    key,
    dict.get(key) as Value,
  ])
  const inherited = own.length === 0 ? step.inherited : new Map([...step.inherited, ...own])
  const kids = readArray(reader.resolve(dict.get('Kids'))) ?? []
  const above = { number, next: step.above, depth }
  return kids.reverse().map((kid) => ({ kid, inherited, above }))
}
