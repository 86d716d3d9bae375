import type { Agenda, AgendaItem, FieldValue } from '@hemicycle/contract'
import {
  agendaOrder,
  type AgendaState,
  entitled,
  type FrozenNumber,
  type MeetingNumbers,
  numbersOfAgenda,
  sectionOrder,
} from '@hemicycle/domain'
import type { StoredField } from '../../kernel/db/schema/index.ts'
import type { AgendaFacts, DocumentRecord, ItemRow, SectionRow } from './read.ts'
import { type ItemTitles, titlesOf } from './titles.ts'
import { TRUST_THRESHOLD } from './trust.ts'

type Item = AgendaItem
/** The agenda as operations change it: what is on it and what was taken off. */
export interface EditedAgenda extends AgendaState {
  readonly items: readonly Item[]
  readonly removed: { readonly sections: AgendaState['sections']; readonly items: readonly Item[] }
}

/** The rows as the domain reads them; items in agenda order, numbers still to come. */
export function stateOf({ sections, items, documents }: AgendaFacts): EditedAgenda {
  const byItem = new Map<string, DocumentRecord[]>()
  for (const one of documents)
    if (one.itemId) byItem.set(one.itemId, [...(byItem.get(one.itemId) ?? []), one])
  const live = sections.filter((section) => !section.removedAt).map(toSection)
  const toOne = (item: ItemRow) => toItem(item, byItem.get(item.id) ?? [])
  return {
    sections: sectionOrder(live),
    items: agendaOrder(live, items.filter((item) => !item.removedAt).map(toOne)),
    removed: {
      sections: sections.filter((section) => section.removedAt).map(toSection),
      items: items.filter((item) => item.removedAt).map(toOne),
    },
  }
}

/** What the screen is given: the agenda with its numbers, and what they follow from. */
export const agendaFrom = (facts: AgendaFacts): Agenda => agendaWith(facts, stateOf(facts))

/** With the items whose report announces an annexe that no file is. */
export function agendaAndLacks(facts: AgendaFacts): { agenda: Agenda; lackingAnnexes: string[] } {
  const state = stateOf(facts)
  const titles = titlesByItem(facts, state.items)
  const lacks = ({ id }: Item): boolean => (titles.get(id)?.missing.length ?? 0) > 0
  const lackingAnnexes = state.items.filter(lacks).map(({ id }) => id)
  return { agenda: agendaWith(facts, state, titles), lackingAnnexes }
}

type Titles = ReadonlyMap<string, ItemTitles>
/** What the pieces of each item are called, as its pieces are now. */
function titlesByItem({ documents, readings }: AgendaFacts, items: readonly Item[]): Titles {
  const files = new Map(documents.map((file) => [file.id, file]))
  return new Map(items.map((item) => [item.id, titlesOf(item.documents, files, readings)]))
}

/** The same for a state that was changed since the facts were read, and saved. */
export function agendaWith(
  facts: AgendaFacts,
  state: AgendaState & { items: readonly Item[] },
  titles = titlesByItem(facts, state.items),
): Agenda {
  const { meeting, numbering } = facts
  const numbers = numbersOfAgenda(state, numbering)
  return {
    meetingId: meeting.id,
    version: meeting.agendaVersion,
    frozen: meeting.frozenAt !== null,
    sections: sectionOrder(state.sections).map((section) => ({ ...section })),
    items: agendaOrder(state.sections, state.items).map((item, position) =>
      numbered({ ...item, position, documents: named(item, titles) }, numbers),
    ),
    numbering: {
      series: numbering.series.map(({ series, taken }) => ({
        series: { ...series, resetOn: [...series.resetOn], partitionBy: [...series.partitionBy] },
        taken: [...taken],
      })),
      context: numbering.context as Agenda['numbering']['context'],
    },
  }
}

const named = ({ id, documents }: Item, titles: Titles): Item['documents'] =>
  documents.map((piece) => entitled({ ...piece, ...titles.get(id)?.byPiece.get(piece.id) }))

function numbered(item: Item, numbers: MeetingNumbers): Item {
  const textOf = (given: FrozenNumber | undefined) => given?.number ?? null
  return {
    ...item,
    number: textOf(numbers.items.get(item.id)),
    documents: item.documents.map((one) => ({
      ...one,
      number: textOf(numbers.deliberations.get(one.id)),
      act: textOf(numbers.acts.get(one.id)),
    })),
  }
}

const toSection = ({ id, parentId, axis, code, title, position }: SectionRow) => ({
  id,
  parentId,
  axis,
  code,
  title,
  position,
})

function toItem(item: ItemRow, files: readonly DocumentRecord[]): Item {
  const { title, rapporteur, department, actNumber } = item.fields
  return {
    id: item.id,
    sectionId: item.sectionId,
    position: item.position,
    nature: item.nature,
    confidential: item.confidential,
    recusals: [...item.recusals],
    committees: [...item.committees],
    policy: item.policy,
    matter: item.matter,
    number: item.number,
    provisional: item.number === null,
    sent: item.sentAt !== null,
    withdrawnAt: item.withdrawnAt?.toISOString() ?? null,
    title: toField(title),
    rapporteur: toField(rapporteur),
    department: toField(department),
    actNumber: toField(actNumber),
    documents: files.map(toPiece),
    pages: files.reduce((sum, file) => sum + (file.pages ?? 0), 0),
    version: item.version,
  }
}

const toPiece = (file: DocumentRecord): Item['documents'][number] => ({
  id: file.id,
  name: file.name,
  kind: file.kind ?? 'OTHER',
  pages: file.pages ?? 0,
  bytes: file.bytes,
  notes: [...file.notes],
  title: file.title,
  ownTitle: file.title,
  readTitle: null,
  mark: null,
  number: null,
  act: null,
})

const toField = (field: StoredField): FieldValue => ({
  value: field.value,
  source: field.source,
  confidence: field.confidence,
  toCheck: field.source === 'READ' && field.confidence < TRUST_THRESHOLD,
  evidence: field.evidence,
})
