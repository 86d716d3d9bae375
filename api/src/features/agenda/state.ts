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
import { titlesOf } from './titles.ts'
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

/** The same for a state that was changed since the facts were read, and saved. */
export function agendaWith(facts: AgendaFacts, state: AgendaState & { items: readonly Item[] }): Agenda {
  const { meeting, numbering } = facts
  const numbers = numbersOfAgenda(state, numbering)
  const files = new Map(facts.documents.map((file) => [file.id, file]))
  return {
    meetingId: meeting.id,
    version: meeting.agendaVersion,
    frozen: meeting.frozenAt !== null,
    sections: sectionOrder(state.sections).map((section) => ({ ...section })),
    items: agendaOrder(state.sections, state.items).map((item, position) =>
      numbered({ ...item, position, documents: named(item.documents, files, facts) }, numbers),
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

/** Each piece with what it is called, as the pieces of its item are now. */
function named(
  pieces: Item['documents'],
  files: ReadonlyMap<string, DocumentRecord>,
  { readings }: AgendaFacts,
): Item['documents'] {
  const { byPiece } = titlesOf(pieces, files, readings)
  return pieces.map((piece) => entitled({ ...piece, ...byPiece.get(piece.id) }))
}

/** The items whose report announces an annexe that no file is. */
export function lackingAnnexes({ documents, readings }: AgendaFacts, { items }: Agenda): string[] {
  const files = new Map(documents.map((file) => [file.id, file]))
  return items
    .filter((item) => titlesOf(item.documents, files, readings).missing.length > 0)
    .map(({ id }) => id)
}

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
