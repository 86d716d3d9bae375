import type { Refusal } from '@hemicycle/domain'
import { SourceFault } from '../source/fault.ts'
import { MOVED, REBUILT, SEVERAL } from '../source/objects.ts'
import { MISCOUNTED } from '../source/tree.ts'
import { openSource, type Source } from '../source/source.ts'
import { SyntaxFault } from '../syntax/scan.ts'
import { ReadFault } from '../write/readable.ts'
import type { Derivation, Details } from '../types.ts'
import { isContentCut, readContents } from './content.ts'
import { missingFonts, NO_FACTS, readFacts, readShapes, type Facts } from './facts.ts'
import { isEmptyShell } from './shell.ts'
import { walk } from './walk.ts'

/** What our own reader makes of a file. */
export type Examination =
  | {
      readonly refusal: Refusal
      readonly reason: string
      readonly facts: Facts
      /** We know that something is missing: a copy that looks sound would only hide it. */
      readonly lost: boolean
    }
  | {
      readonly refusal: null
      readonly reason: string
      readonly derivation: Derivation
      readonly pages: number
      readonly facts: Facts
      readonly details: Details
    }

export const refuse = (refusal: Refusal, reason: string, facts = NO_FACTS, lost = false): Examination => ({
  refusal,
  reason,
  facts,
  lost,
})

/** Reads all a document leads to and decides what it is worth. Never throws because of what the file holds. */
export const examine = (path: string): Promise<Examination> => opened(path, (source) => judge(source, path))

/**
 * The same, and `use` gets the document while it is open, when nothing is wrong with it. Using a document reads all of it that matters:
 * unless `careful`, it is not walked through before, which would read each object twice. null when something turned out to be wrong
 * while it was used: what was made of it is worth nothing.
 */
export const examineAndUse = (
  path: string,
  use: (source: Source) => Promise<void>,
  careful: boolean,
): Promise<Examination | null> =>
  opened(path, async (source) => {
    const seen = await judge(source, path, careful)
    if (seen.refusal !== null || seen.derivation !== 'none') return seen
    try {
      await use(source)
    } catch (error) {
      // Half of it is in what was made, which is then lost as well: no mere refusal.
      if (careful && error instanceof ReadFault) throw new Error(error.message, { cause: error })
      if (careful || !isOfFile(error)) throw error
      return null
    }
    return careful || source.flaws.size === 0 ? seen : null
  })

const isOfFile = (error: unknown): boolean => error instanceof SourceFault || error instanceof SyntaxFault

async function opened<T>(path: string, look: (source: Source) => Promise<T>): Promise<T | Examination> {
  let source: Source | null = null
  try {
    source = openSource(path)
    return await look(source)
  } catch (error) {
    const locked = { ...NO_FACTS, encrypted: true }
    if (error instanceof SourceFault)
      return refuse(error.refusal, error.message, error.refusal === 'PASSWORD_REQUIRED' ? locked : NO_FACTS)
    if (error instanceof SyntaxFault) return refuse('DAMAGED', error.message)
    throw error
  } finally {
    source?.close()
  }
}

async function judge(source: Source, path: string, careful = true): Promise<Examination> {
  const facts = readFacts(source)
  const pages = source.pages().length
  if (facts.xfa && (await isEmptyShell(path, pages)))
    return refuse('DYNAMIC_FORM', 'XFA without pages', facts)
  if (pages === 0) return refuse(isHurt(source) ? 'DAMAGED' : 'NO_PAGE', 'no page', facts)
  const { lost, announced } = source.tree
  if (lost > 0) return refuse('DAMAGED', `${lost} pages of ${announced} cannot be found`, facts, true)
  const contents = readContents(source)
  if (contents.enormous) return refuse('TOO_LARGE', 'the content of a page is enormous', facts)
  // Blank where something was, in a file that lost its table: the key of its protection may be lost with it.
  if (isHurt(source) && (contents.damaged || isContentCut(source)))
    return refuse('DAMAGED', 'the content of a page is lost', facts, true)
  if (careful || facts.encrypted || source.flaws.size > 0) walk(source, () => undefined)
  if (isHurt(source) && LOST.some((flaw) => source.flaws.has(flaw)))
    return refuse('DAMAGED', 'objects are lost', facts, true)
  // Half an object, and no table to say whether another copy of it was meant: what is missing cannot be known.
  if (isHurt(source) && source.flaws.has('an object is not whole'))
    return refuse('DAMAGED', 'objects are cut', facts, true)
  if (isHurt(source) && pages < announced && announced < BOAST)
    return refuse('DAMAGED', `${pages} pages of ${announced}`, facts, true)
  // A tree of another state, or what is left of one: who counts wrong cannot be asked what is missing.
  if (isHurt(source) && source.flaws.has(SEVERAL) && source.flaws.has(MISCOUNTED))
    return refuse('DAMAGED', 'the tree of pages is in doubt', facts, true)
  const reasons = [...source.flaws, ...(contents.damaged ? ['the content of a page is damaged'] : [])]
  const { textPages, picturePages } = contents
  const details: Details = {
    textPages,
    picturePages,
    tagged: facts.tagged,
    bookmarks: facts.bookmarks,
    missingFonts: missingFonts(source),
    ...readShapes(source),
  }
  const derivation = reasons.length > 0 ? 'repaired' : facts.encrypted ? 'decrypted' : 'none'
  return { refusal: null, reason: reasons.join(', '), derivation, pages, facts, details }
}

/** A count that no document has is a lie, and not a loss. */
const BOAST = 100_000
/** Things may be missing that nobody knows of. */
const isHurt = (source: Source): boolean => source.flaws.has(REBUILT) || source.flaws.has(MOVED)
const LOST = ['an object is lost', 'a stream of objects cannot be read']
