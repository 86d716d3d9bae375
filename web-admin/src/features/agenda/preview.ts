import type { Agenda, AgendaItem, BodySummary, Meeting } from '@hemicycle/contract'
import { numberAgenda, type Place, placeItem, type Series, seriesOf } from '@hemicycle/domain'

export interface Preview {
  /** The agenda's items in their new order, with their new section. */
  readonly items: readonly AgendaItem[]
  /** The new number of every item; null where only the server can tell. */
  readonly numbers: ReadonlyMap<string, string | null>
  /** Items (other than the moved one) whose number differs. */
  readonly changed: ReadonlySet<string>
}

/** How the numbers of an agenda follow from its order. Gives null where only the server can tell. */
export type Numbering = (items: readonly AgendaItem[]) => ReadonlyMap<string, string | null>

/** The agenda as it would stand after a move, to show while the report is still in the hand. Pure. */
export function previewMove(agenda: Agenda, itemId: string, place: Place, number: Numbering): Preview {
  const placed = inOrder(agenda, placeItem(agenda.items, itemId, place))
  const numbers = number(placed)
  const before = new Map(agenda.items.map((item) => [item.id, item.number]))
  const changed = placed.filter((item) => item.id !== itemId && numbers.get(item.id) !== before.get(item.id))
  return { items: placed, numbers, changed: new Set(changed.map((item) => item.id)) }
}

function inOrder(agenda: Agenda, items: readonly AgendaItem[]): AgendaItem[] {
  const rank = new Map(agenda.sections.map((section, index) => [section.id, index]))
  const rankOf = (item: AgendaItem) => rank.get(item.sectionId ?? '') ?? rank.size
  return [...items].sort((a, b) => rankOf(a) - rankOf(b) || a.position - b.position)
}

/**
 * The numbering of this agenda. The domain's own function, once it has given the very numbers that the server shows; otherwise (a series
 * that goes on from other meetings) the numbers on screen, dealt again in the new order within their section.
 */
export function numberingOf(agenda: Agenda, meeting: Meeting, body: BodySummary | undefined): Numbering {
  const exact = body ? [1, 2].map((index) => byDomain(agenda, meeting, body, index)) : []
  const right = exact.find((number) => agrees(agenda, number))
  return right ?? dealAgain(agenda)
}

function agrees(agenda: Agenda, number: Numbering): boolean {
  try {
    const numbers = number(agenda.items)
    return agenda.items.every((item) => numbers.get(item.id) === item.number)
  } catch {
    return false
  }
}

function byDomain(agenda: Agenda, meeting: Meeting, body: BodySummary, index: number): Numbering {
  const codes = new Map(agenda.sections.map((section) => [section.id, section.code]))
  const context = {
    body: { id: body.id, code: body.code },
    meeting: { id: meeting.id, date: meeting.date, indexInMonth: index, indexInYear: index },
  }
  return (items) => {
    const series: Series = seriesOf({ key: 'reports', template: body.numberTemplate })
    const numberable = items.map((item) => ({
      id: item.id,
      sectionCode: codes.get(item.sectionId ?? '') ?? null,
      department: item.department.value,
      frozenNumber: item.provisional ? null : item.number,
      frozenSeq: null,
      withdrawn: item.withdrawnAt !== null,
    }))
    const numbers = numberAgenda(numberable, series, context)
    return new Map(items.map((item) => [item.id, numbers.get(item.id)?.number ?? null]))
  }
}

/** Gives the provisional numbers of each section again, in the new order; one too many stays without a number until the server says. */
function dealAgain(agenda: Agenda): Numbering {
  const decks = decksOf(agenda)
  return (items) => {
    const numbers = new Map(items.map((item) => [item.id, item.number]))
    for (const sectionId of new Set(items.map((item) => item.sectionId))) {
      const mine = items.filter((item) => item.sectionId === sectionId && isOpen(item))
      mine.forEach((item, index) => numbers.set(item.id, decks.get(sectionId)?.[index] ?? null))
    }
    return numbers
  }
}

const isOpen = (item: AgendaItem): boolean => item.provisional && !item.withdrawnAt

type Decks = ReadonlyMap<string | null, readonly (string | null)[]>

/**
 * The provisional numbers of each section, in order. Where they differ only by the code of the section (R12101, C12101), the longest
 * section tells the others how they go on.
 */
function decksOf(agenda: Agenda): Decks {
  const ids: (string | null)[] = [...agenda.sections.map((section) => section.id), null]
  const own = new Map(
    ids.map((id) => [id, agenda.items.filter((i) => i.sectionId === id && isOpen(i)).map((i) => i.number)]),
  )
  const rests = agenda.sections.map(({ id, code }) =>
    (own.get(id) ?? []).map((number) =>
      code && number?.startsWith(code) ? number.slice(code.length) : null,
    ),
  )
  const longest = rests.reduce<readonly (string | null)[]>(
    (best, rest) => (rest.length > best.length ? rest : best),
    [],
  )
  const alike = rests.every((rest) => rest.every((one, index) => one !== null && one === longest[index]))
  if (!alike || agenda.items.some((item) => !item.provisional)) return own
  return new Map(agenda.sections.map(({ id, code }) => [id, longest.map((rest) => code + rest)]))
}
