import { foldText } from '@hemicycle/domain'
import type { Field, PartKind, ReportFields } from '../types.ts'
import type { Beginning } from './beginning.ts'

/** A beginning with the fields read from there. */
export interface Opened extends Beginning {
  readonly fields: ReportFields
  /** The last page they were read for. */
  readonly end: number
  /** A page with few words: what follows under the same title is the report itself. */
  readonly cover: boolean
}

/** A part with the item it belongs to. */
export interface Placed {
  readonly opened: Opened
  readonly item: number | null
}

interface Item {
  readonly lead: Opened
  readonly kinds: Set<PartKind>
}

/** Less sure than this, a page does not begin anything. */
const LEAST = 0.66

/**
 * Which beginnings are parts, and of which item: a report opens an item, its projets de délibération and annexes follow it. A
 * délibération opens one when no report leads (a register), or when its number says that it is another's.
 */
export function placeParts(all: readonly Opened[]): Placed[] {
  const placed: Placed[] = []
  let items = 0
  let item: Item | null = null
  for (const opened of all) {
    const last = placed.at(-1)?.opened
    const decision = decide(opened, item, last)
    if (decision === 'SAME_PART' || (decision !== 'NEW_ITEM' && opened.confidence < LEAST)) continue
    if (decision === 'NEW_ITEM') {
      const confidence = opened.confidence - (last?.kind === 'ANNEX' ? withinAnnexes(opened, item) : 0)
      if (item && confidence < LEAST) continue
      item = { lead: opened, kinds: new Set([opened.kind]) }
      items += 1
      placed.push({ opened: { ...opened, confidence }, item: items - 1 })
    } else {
      item?.kinds.add(opened.kind)
      const other =
        item !== null &&
        opened.kind === 'DELIBERATION' &&
        differs(opened.fields.title, item.lead.fields.title)
      const confidence = opened.confidence - (other ? 0.15 : 0)
      placed.push({ opened: { ...opened, confidence }, item: item ? items - 1 : null })
    }
  }
  return placed
}

function decide(
  opened: Opened,
  item: Item | null,
  last: Opened | undefined,
): 'NEW_ITEM' | 'NEXT_PART' | 'SAME_PART' {
  if (opened.kind === 'ANNEX') return 'NEXT_PART'
  if (opened.kind === 'OTHER') return item ? 'NEXT_PART' : 'NEW_ITEM'
  if (!item) return 'NEW_ITEM'
  const { lead } = item
  const sameLead = sameNumber(opened, lead)
  if (opened.kind === 'REPORT') {
    if (lead.kind === 'REPORT') return sameReport(opened, lead, sameLead) ? 'SAME_PART' : 'NEW_ITEM'
    // A report after its délibération, as some houses print them.
    return !item.kinds.has('REPORT') && sameTitle(opened, lead) ? 'NEXT_PART' : 'NEW_ITEM'
  }
  if (last?.kind === 'DELIBERATION' && sameAct(opened, last)) return 'SAME_PART'
  if (lead.kind === 'REPORT') return sameLead === false || foreign(opened, lead) ? 'NEW_ITEM' : 'NEXT_PART'
  if (sameAct(opened, lead)) return 'SAME_PART'
  return otherAct(opened, lead) ? 'NEW_ITEM' : 'NEXT_PART'
}

/** The cover of a report, then the report; or its heading printed again further on. */
function sameReport(opened: Opened, lead: Opened, sameLead: boolean | null): boolean {
  if (sameLead === false || differs(opened.fields.title, lead.fields.title)) return false
  return sameLead === true || (sameTitle(opened, lead) && continues(opened, lead))
}

/** Without a number in common, a title in common is not enough: two matters of one object follow each other often. */
const continues = (opened: Opened, before: Opened): boolean =>
  before.cover || foldText(opened.evidence.quote) === foldText(before.evidence.quote)

/** A délibération that has neither the object nor the origin of the report before it: of another matter. */
function foreign({ fields: own }: Opened, { fields: lead }: Opened): boolean {
  const origins: [Field | null, Field | null][] = [
    [own.rapporteur, lead.rapporteur],
    [own.department, lead.department],
    [own.committees[0] ?? null, lead.committees[0] ?? null],
  ]
  return differs(own.title, lead.title) && origins.some(([a, b]) => differs(a, b))
}

/** A bare « RAPPORT » within annexes is rather a piece of them; the more so where the reports of the house have numbers. */
function withinAnnexes({ number, fields }: Opened, item: Item | null): number {
  if (number !== null || fields.reportNumber || fields.rapporteur) return 0
  return item && reportNumber(item.lead) !== null ? 0.35 : 0.2
}

/** Of reports: true and false when both have a number, null when one has none. */
function sameNumber(a: Opened, b: Opened): boolean | null {
  const [x, y] = [reportNumber(a), reportNumber(b)]
  return x === null || y === null ? null : x === y
}

const reportNumber = ({ fields, kind, number }: Opened): string | null =>
  fields.reportNumber?.value ?? (kind === 'REPORT' ? number : null)

function sameAct(a: Opened, b: Opened): boolean {
  const [x, y] = [a.fields.actNumber?.value ?? a.number, b.fields.actNumber?.value ?? b.number]
  // One number over two titles is an error of somebody: nothing is hidden under the wrong one.
  if (x !== null && y !== null) return x === y && !differs(a.fields.title, b.fields.title)
  return sameTitle(a, b) && continues(a, b)
}

/** Another act for sure: by its number, or by its title where it has none. */
function otherAct(a: Opened, b: Opened): boolean {
  const [x, y] = [a.fields.actNumber?.value ?? a.number, b.fields.actNumber?.value ?? b.number]
  return (x !== null && y !== null && x !== y) || differs(a.fields.title, b.fields.title)
}

const sameTitle = (a: Opened, b: Opened): boolean =>
  a.fields.title !== null && b.fields.title !== null && !differs(a.fields.title, b.fields.title)

/** Titles of one matter are often cut or given an ending: one within the other is the same. */
function differs(a: Field | null, b: Field | null): boolean {
  const [x, y] = [foldText(a?.value ?? ''), foldText(b?.value ?? '')]
  return x !== '' && y !== '' && !x.includes(y) && !y.includes(x)
}
