import { fillStamp, frenchDate, frenchTime, USUAL_STAMP } from '@hemicycle/domain'
import type { BundleItem, BundleSpec } from '../../pdf/index.ts'
import type { DocumentRecord } from '../agenda/queries.ts'
import { colourOf } from '../authorities/queries.ts'
import type { Content } from './contents.ts'
import { labelOf } from './file-names.ts'
import type { EditionItem, Facts } from './source.ts'

/** PUBLIC leaves out the confidential items. PAPER is for printing on both sides, LIGHT for phones. */
export interface Edition {
  readonly kind: 'WHOLE' | 'PAPER' | 'LIGHT' | 'PUBLIC' | 'SECTION' | 'REPORT'
  /** Of a section or of a report; a light edition without it is that of everything. */
  readonly id?: string | undefined
}

type ContentOf = (document: DocumentRecord) => Content

const isReport = ({ kind, id }: Edition): boolean =>
  kind === 'REPORT' || (kind === 'LIGHT' && id !== undefined)

/** Which items go into an edition. Those that stay keep the number that they have in the whole agenda. */
function takesItem({ kind, id }: Edition, item: EditionItem): boolean {
  if (isReport({ kind, id })) return item.id === id
  if (kind === 'SECTION') return item.sectionId === id
  return kind !== 'PUBLIC' || !item.confidential
}

/** The words of an edition, in the order of the agenda. A report alone has neither cover nor list. */
export function specOf(facts: Facts, edition: Edition, contentOf: ContentOf): BundleSpec {
  const { meeting, body, authority } = facts
  const when = frenchDate(meeting.date)
  const [year = '', month = '', day = ''] = meeting.date.split('-')
  const alone = isReport(edition)
  return {
    title: `${body.name} – ${when}`,
    author: authority.name,
    language: 'fr-FR',
    // Of the agenda and not of the hour: the same agenda gives the same bytes.
    createdAt: meeting.createdAt.toISOString(),
    cover: alone
      ? null
      : {
          authority: authority.name,
          accent: colourOf(authority),
          logo: authority.logo,
          heading: body.name,
          subheading: `${when}, ${frenchTime(meeting.time)}`,
          lines: [meeting.place],
        },
    agenda: { heading: 'Ordre du jour', sections: sectionsOf(facts, edition, contentOf) },
    printAgenda: !alone,
    duplex: edition.kind === 'PAPER',
    light: edition.kind === 'LIGHT',
    stamp: {
      left: fillStamp(
        authority.stamp ?? USUAL_STAMP,
        { instance: body.code, assemblee: body.name, date: `${day}/${month}/${year}` },
        { numero: '{number}', page: '{page}', pages: '{pages}' },
      ),
      folio: !alone,
    },
  }
}

/** Of the items that are in the edition and have not been withdrawn, in the order of the agenda. */
export const documentsOf = ({ agenda, byItem }: Facts, edition: Edition): DocumentRecord[] =>
  agenda.items
    .filter((item) => item.withdrawnAt === null && takesItem(edition, item))
    .flatMap((item) => byItem.get(item.id) ?? [])

function sectionsOf({ agenda, byItem, titles }: Facts, edition: Edition, contentOf: ContentOf) {
  const items = (sectionId: string | null) =>
    agenda.items
      .filter((item) => item.sectionId === sectionId && takesItem(edition, item))
      .map((item) => toItem(item, byItem.get(item.id) ?? [], titles, contentOf))
  const sections = agenda.sections.map((section) => ({
    heading: headingOf(section, agenda.sections),
    items: items(section.id),
  }))
  return [...sections, { heading: null, items: items(null) }].filter((section) => section.items.length > 0)
}

type Section = Facts['agenda']['sections'][number]

/** « A – Solidarités › Enfance »: the list of the bundle has one level, so a section says what it stands under. */
function headingOf(section: Section, all: readonly Section[]): string {
  const { code, title, parentId } = section
  const parent = all.find(({ id }) => id === parentId)
  const own = code ? `${code} – ${title}` : title
  return parent ? `${headingOf(parent, all)} › ${own}` : own
}

function toItem(
  item: EditionItem,
  documents: readonly DocumentRecord[],
  titles: Facts['titles'],
  contentOf: ContentOf,
): BundleItem {
  const withdrawn = item.withdrawnAt !== null
  return {
    id: item.id,
    number: item.number ?? '',
    title: item.title.value ?? '',
    rapporteur: item.rapporteur.value,
    department: item.department.value,
    withdrawn,
    documents: withdrawn
      ? []
      : documents.map((document) => ({
          id: document.id,
          label: labelOf(document.kind, titles.get(document.id)),
          ...contentOf(document),
        })),
  }
}
