import type { Agenda, Signatory } from '@hemicycle/contract'
import type { DispatchKind } from '@hemicycle/domain'
import type { BundleLayout, DispatchBrief } from '../../kernel/db/schema/index.ts'

/** What was sent, complete: with the files it names, anybody can check it without us. */
export interface Manifest {
  readonly format: 'hemicycle-manifest/1'
  readonly dispatchId: string
  readonly authority: { readonly id: string; readonly name: string }
  readonly meeting: DispatchBrief['meeting']
  readonly kind: DispatchKind
  /** Where urgency was declared: its motive, as sent. */
  readonly urgency: { readonly motive: string } | null
  /** The delay that the letters cite, in words, and who signs them; absent from what was sent before they were kept. */
  readonly delay?: string
  readonly signatory?: Signatory
  /** Why the meeting is cancelled. */
  readonly reason?: string
  /** Postponed: what was announced before. */
  readonly movedFrom?: MeetingPlace | undefined
  /** Ids of the items that differ from what was sent before; absent from a first convocation. */
  readonly changes?:
    | {
        readonly added: readonly string[]
        readonly changed: readonly string[]
        readonly withdrawn: readonly string[]
      }
    | undefined
  readonly requestedAt: string
  readonly agendaVersion: number
  readonly bundle: {
    readonly id: string
    readonly sha256: string
    readonly bytes: number
    readonly pages: number
  }
  readonly agenda: { readonly sha256: string; readonly bytes: number }
  readonly sections: readonly { readonly id: string; readonly code: string; readonly title: string }[]
  readonly items: readonly ManifestItem[]
  readonly recipients: readonly string[]
}
export interface MeetingPlace {
  readonly date: string
  readonly time: string
  readonly place: string
}
export interface ManifestItem {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly rapporteur: string | null
  readonly department: string | null
  readonly sectionId: string | null
  readonly firstPage: number
  readonly pages: number
  readonly documents: readonly ManifestDocument[]
}
export interface ManifestDocument {
  readonly id: string
  readonly name: string
  readonly kind: 'REPORT' | 'DELIBERATION' | 'ANNEX' | 'OTHER'
  /** Of an annexe, and how the report calls it (« 2 », « A »); absent from what was sent before they were kept. */
  readonly title?: string | null
  readonly mark?: string | null
  readonly sha256: string
  readonly bytes: number
  readonly pages: number
  readonly firstPage: number
}

/** The items as they stand in the bundle, with the fingerprint of every original. */
export function manifestItems(
  agenda: Agenda,
  layout: BundleLayout,
  shas: ReadonlyMap<string, string>,
): ManifestItem[] {
  const places = new Map(layout.items.map((item) => [item.id, item]))
  return agenda.items
    .filter((item) => item.withdrawnAt === null)
    .map((item) => {
      const place = places.get(item.id)
      const starts = new Map(place?.documents.map((document) => [document.id, document.firstPage]))
      return {
        id: item.id,
        number: item.number ?? '',
        title: item.title.value ?? '',
        rapporteur: item.rapporteur.value,
        department: item.department.value,
        sectionId: item.sectionId,
        firstPage: place?.firstPage ?? 0,
        pages: item.pages,
        documents: item.documents.map(({ id, name, kind, title, mark, bytes, pages }) => ({
          id,
          name,
          kind,
          title,
          mark: title === null ? null : mark,
          bytes,
          pages,
          sha256: shas.get(id) ?? '',
          firstPage: starts.get(id) ?? 0,
        })),
      }
    })
}

/** What a list says of a manifest without reading it. */
export const briefOf = ({ meeting, items }: Pick<Manifest, 'meeting' | 'items'>): DispatchBrief => ({
  meeting,
  items: items.length,
  pages: items.reduce((sum, item) => sum + item.pages, 0),
})

export const readManifestText = (text: string): Manifest => JSON.parse(text) as Manifest
