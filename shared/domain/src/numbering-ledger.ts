import { committeesOf, contextValues, scopePrefix, scopeUnder, templateFor } from './numbering-scope.ts'
import type { CommitteeRef, Numberable, NumberingContext, Series } from './numbering-series.ts'
import { bindTemplate, type Template, templateUses } from './numbering-template.ts'
import { Problem } from './problems.ts'

/** A number drawn from a counter. `seq` is null for « bis », which takes no rank. */
export interface Allocation {
  readonly scope: string
  readonly seq: number | null
  readonly number: string
}

/** What an allocation must not give again, and where each counter stands. */
export interface Ledger {
  readonly series: Series
  readonly context: NumberingContext
  readonly template: Template
  /** Whether the template counts: without it two items may not meet in a scope. */
  readonly counts: boolean
  /** What the scopes of all items begin with. */
  readonly prefix: string
  /** Next rank of each counter. */
  readonly next: Map<string, number>
  /** Numbers that may not be given again, on this agenda and (by scope) elsewhere. */
  readonly used: Set<string>
  readonly usedInScope: Set<string>
  /** The number before this place in each counter, for « bis ». */
  readonly previous: Map<string, string>
}

/** The state of the counters before the first item: everything given already is passed. Throws as `numberAgenda`. */
export function openLedger(
  items: readonly Numberable[],
  series: Series,
  context: NumberingContext,
  taken: readonly Allocation[],
): Ledger {
  if (!(Number.isInteger(series.step) && series.step > 0))
    throw new Problem('INVALID_INPUT', 'a series goes up')
  const template = bindTemplate(templateFor(series, context), contextValues(context))
  const ledger: Ledger = {
    series,
    context,
    template,
    counts: templateUses(template, 'seq'),
    prefix: scopePrefix(series, context),
    next: new Map(),
    used: new Set(),
    usedInScope: new Set(),
    previous: new Map(),
  }
  for (const { scope, seq, number } of taken) {
    ledger.usedInScope.add(inScope(scope, number))
    if (seq !== null) passRank(ledger, scope, seq)
  }
  for (const item of items) {
    if (typeof item.frozenNumber !== 'string') continue
    ledger.used.add(item.frozenNumber)
    for (const { scope, number } of frozenParts(ledger, item, item.frozenNumber)) {
      ledger.used.add(number)
      if (typeof item.frozenSeq === 'number' && !joint(ledger, item)) passRank(ledger, scope, item.frozenSeq)
    }
  }
  return ledger
}

/** The counter that an item draws from. */
export const scopeIn = (
  { prefix, series, context }: Ledger,
  item: Numberable,
  committee: CommitteeRef | null,
) => scopeUnder(prefix, series, item, committee, context)

const inScope = (scope: string, number: string) => `${scope} ${number}`
const joint = (ledger: Ledger, item: Numberable) => committeesOf(ledger.series, item).length > 1

function passRank({ next, series }: Ledger, scope: string, seq: number): void {
  next.set(scope, Math.max(next.get(scope) ?? series.start, seq + series.step))
}

/** « 3006-7005 » seen from each of its two committees. */
export function frozenParts(ledger: Ledger, item: Numberable, number: string) {
  const committees = committeesOf(ledger.series, item)
  const parts = splitJoint(number, committees.length, ledger.series.joinMultiple)
  return committees.map((committee, index) => ({
    scope: scopeIn(ledger, item, committee),
    number: parts[index] ?? number,
  }))
}

/** The separator may also be part of each number (« 2026-012-2026-013 »). Empty when the item has changed committees since. */
function splitJoint(number: string, count: number, separator: string): string[] {
  const pieces = separator === '' ? [number] : number.split(separator)
  const size = pieces.length / count
  if (!Number.isInteger(size)) return []
  return Array.from({ length: count }, (_, i) => pieces.slice(i * size, (i + 1) * size).join(separator))
}

/** Whether a number is on this agenda already, or given elsewhere in the same scope. */
export const isUsed = (ledger: Ledger, scope: string, number: string) =>
  ledger.used.has(number) || ledger.usedInScope.has(inScope(scope, number))
