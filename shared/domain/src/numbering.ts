import { openLedger, frozenParts, isUsed, scopeIn, type Allocation, type Ledger } from './numbering-ledger.ts'
import { committeesOf, valuesOf } from './numbering-scope.ts'
import type { CommitteeRef, Numberable, NumberingContext, Series } from './numbering-series.ts'
import { renderNumber } from './numbering-template.ts'
import { Problem } from './problems.ts'

export interface ItemNumber {
  readonly id: string
  /** Null: this item bears no number (wrong kind, outside the sections, withdrawn before it had one). */
  readonly number: string | null
  /** Rank in its counter (the first committee's, where there are several). */
  readonly seq: number | null
  /** True until the first dispatch freezes it. */
  readonly provisional: boolean
  /** What to save when the number is frozen: one per committee. Empty for a number frozen before. */
  readonly allocations: readonly Allocation[]
}

/**
 * The number of every item of an agenda, in agenda order. Pure: the same function previews while dragging and allocates at dispatch.
 *
 * Frozen items keep their number wherever they are moved, withdrawn ones too. The others take the next numbers of their counter, so
 * provisional numbers close up; after a freeze, new items come after the last number given, or « bis » (series.lateItems).
 * No number occurs twice. `taken`: everything already given in the series, as saved (this agenda's own may be in it).
 * Throws INVALID_INPUT when the step is not a positive whole number; TEMPLATE_INVALID for a bad template, also when it has no `seq` and
 * two items would share a number.
 */
export function numberAgenda(
  items: readonly Numberable[],
  series: Series,
  context: NumberingContext,
  taken: readonly Allocation[] = [],
): ReadonlyMap<string, ItemNumber> {
  const ledger = openLedger(items, series, context, taken)
  const numbers = new Map<string, ItemNumber>()
  for (const item of items) numbers.set(item.id, numberItem(ledger, item))
  return numbers
}

/** The next `count` numbers that items like `sample` would get, without giving them. */
export function previewNumbers(
  series: Series,
  context: NumberingContext,
  count: number,
  sample: Omit<Partial<Numberable>, 'id' | 'frozenNumber' | 'frozenSeq' | 'withdrawn'> = {},
  taken: readonly Allocation[] = [],
): (string | null)[] {
  const items = Array.from({ length: count }, (_, index) => ({
    kind: series.appliesTo,
    ...sample,
    id: String(index),
    withdrawn: false,
  }))
  return [...numberAgenda(items, series, context, taken).values()].map((item) => item.number)
}

function numberItem(ledger: Ledger, item: Numberable): ItemNumber {
  const { series } = ledger
  const { id, frozenNumber, frozenSeq } = item
  if (typeof frozenNumber === 'string') {
    for (const { scope, number } of frozenParts(ledger, item, frozenNumber))
      ledger.previous.set(scope, number)
    return { id, number: frozenNumber, seq: frozenSeq ?? null, provisional: false, allocations: [] }
  }
  const none: ItemNumber = { id, number: null, seq: null, provisional: true, allocations: [] }
  if (item.withdrawn || (item.kind ?? 'REPORT') !== series.appliesTo) return none
  const committees = committeesOf(series, item)
  // Asked first, so that an item that cannot bear a number draws no rank.
  if (committees.some((committee) => render(ledger, item, committee, series.start) === null)) return none
  const allocations = committees.map((committee) => draw(ledger, item, committee))
  const number = allocations.map((allocation) => allocation.number).join(series.joinMultiple)
  ledger.used.add(number)
  return { id, number, seq: allocations[0]?.seq ?? null, provisional: true, allocations }
}

function render(ledger: Ledger, item: Numberable, committee: CommitteeRef | null, seq: number) {
  return renderNumber(ledger.template, valuesOf(item, committee, seq))
}

function draw(ledger: Ledger, item: Numberable, committee: CommitteeRef | null): Allocation {
  const scope = scopeIn(ledger, item, committee)
  const bis = ledger.series.lateItems === 'BIS' ? drawBis(ledger, scope) : null
  const allocation = bis ?? drawNext(ledger, item, committee, scope)
  ledger.used.add(allocation.number)
  return allocation
}

function drawNext(
  ledger: Ledger,
  item: Numberable,
  committee: CommitteeRef | null,
  scope: string,
): Allocation {
  const { series, counts, next } = ledger
  for (let seq = next.get(scope) ?? series.start; ; seq += series.step) {
    const number = render(ledger, item, committee, seq) ?? ''
    if (!isUsed(ledger, scope, number)) {
      next.set(scope, seq + series.step)
      return { scope, seq, number }
    }
    if (!counts) throw new Problem('TEMPLATE_INVALID', 'without {seq} two items would bear the same number')
  }
}

/** In the order of the Latin adverbs that French numbering uses. */
const ADVERBS = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies']

/** « 1203 bis » after the frozen 1203; null when nothing frozen precedes in this counter, or the adverbs are used up. */
function drawBis(ledger: Ledger, scope: string): Allocation | null {
  const previous = ledger.previous.get(scope)
  if (previous === undefined) return null
  const base = previous.replace(new RegExp(` (${ADVERBS.join('|')})$`), '')
  const number = ADVERBS.map((adverb) => `${base} ${adverb}`).find((one) => !isUsed(ledger, scope, one))
  return number === undefined ? null : { scope, seq: null, number }
}
