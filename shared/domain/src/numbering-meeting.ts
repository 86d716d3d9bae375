import { numberAgenda, type ItemNumber } from './numbering.ts'
import type { Allocation } from './numbering-ledger.ts'
import type { Numberable, NumberedKind, NumberingContext, Series } from './numbering-series.ts'

/** A series with every number that it has already given for good. */
export interface SeriesInUse {
  readonly series: Series
  readonly taken: readonly Allocation[]
}
/** A number that was given for good; both null while it is provisional. */
export interface FrozenNumber {
  readonly number: string | null
  readonly seq: number | null
}
/** A délibération of an item, in the order of the item's own: it draws from the DELIBERATION series, its act from the ACTE series. */
export interface NumberableDeliberation {
  readonly id: string
  readonly frozen?: FrozenNumber | null
  readonly frozenAct?: FrozenNumber | null
}
export interface NumberableItem extends Numberable {
  readonly deliberations?: readonly NumberableDeliberation[]
}
export interface MeetingNumbers {
  /** Number of every item, from the series of its kind. */
  readonly items: ReadonlyMap<string, ItemNumber>
  /** Number of every délibération, and of the act that is transmitted. Missing where the body has no such series. */
  readonly deliberations: ReadonlyMap<string, ItemNumber>
  readonly acts: ReadonlyMap<string, ItemNumber>
  /**
   * Order in the meeting, always 1 to n (CGCT R2121-9: the register numbers the délibérations of each séance): one for each
   * délibération, or for the item itself where it has none yet. Never stored: it is that of the meeting as it was held.
   */
  readonly order: ReadonlyMap<string, number>
}

const NO_NUMBERS: ReadonlyMap<string, ItemNumber> = new Map()
const ON_AGENDA: readonly NumberedKind[] = ['REPORT', 'DECISION', 'MOTION']

/**
 * Every number of a meeting, in agenda order: reports, délibérations and acts are separate series (law.md §7.2 rule 1), and the order in
 * the meeting is a fourth. Pure: previews and allocations call the same function. Throws as `numberAgenda`.
 */
export function numberMeeting(
  items: readonly NumberableItem[],
  series: readonly SeriesInUse[],
  context: NumberingContext,
): MeetingNumbers {
  const byKind = new Map(series.map((one) => [one.series.appliesTo, one]))
  const numbersFor = (kind: NumberedKind, some: readonly Numberable[]) => {
    const used = byKind.get(kind)
    return used ? numberAgenda(some, used.series, context, used.taken) : NO_NUMBERS
  }
  const own = numberOwn(items, numbersFor)
  const under = items.flatMap((item) => underItem(item, own.get(item.id)?.number ?? null))
  return {
    items: own,
    deliberations: numbersFor('DELIBERATION', under),
    acts: numbersFor('ACTE', under.map(asAct)),
    order: orderInMeeting(items),
  }
}

type NumbersFor = (kind: NumberedKind, some: readonly Numberable[]) => ReadonlyMap<string, ItemNumber>

function numberOwn(items: readonly NumberableItem[], numbersFor: NumbersFor): Map<string, ItemNumber> {
  const none = (item: NumberableItem): ItemNumber => ({
    id: item.id,
    number: item.frozenNumber ?? null,
    seq: item.frozenSeq ?? null,
    provisional: typeof item.frozenNumber !== 'string',
    allocations: [],
  })
  const numbers = new Map(items.map((item) => [item.id, none(item)]))
  for (const kind of ON_AGENDA) {
    const mine = items.filter((item) => (item.kind ?? 'REPORT') === kind)
    for (const [id, number] of numbersFor(kind, mine)) numbers.set(id, number)
  }
  return numbers
}

interface UnderItem extends Numberable {
  readonly act: FrozenNumber | null
}

function underItem(item: NumberableItem, reportNumber: string | null): UnderItem[] {
  return (item.deliberations ?? []).map(({ id, frozen, frozenAct }, index) => ({
    ...item,
    id,
    kind: 'DELIBERATION',
    reportNumber,
    indexInReport: index + 1,
    frozenNumber: frozen?.number ?? null,
    frozenSeq: frozen?.seq ?? null,
    act: frozenAct ?? null,
  }))
}

const asAct = ({ act, ...deliberation }: UnderItem): Numberable => ({
  ...deliberation,
  kind: 'ACTE',
  frozenNumber: act?.number ?? null,
  frozenSeq: act?.seq ?? null,
})

function orderInMeeting(items: readonly NumberableItem[]): Map<string, number> {
  const voted = items.filter((item) => !item.withdrawn && (item.kind ?? 'REPORT') !== 'NONE')
  const ids = voted.flatMap(({ id, deliberations = [] }) =>
    deliberations.length > 0 ? deliberations.map((one) => one.id) : [id],
  )
  return new Map(ids.map((id, index) => [id, index + 1]))
}

/** An act number that the préfecture's system accepts: 1 to 15 capitals, digits and low lines (ACTES, law.md §7.2). */
export const isActNumber = (number: string): boolean => /^[A-Z0-9_]{1,15}$/.test(number)
