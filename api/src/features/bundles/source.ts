import type { AgendaItem, AgendaSection, FieldValue } from '@hemicycle/contract'
import type { Sql } from '../../kernel/db/client.ts'
import { inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { BundleSpec } from '../../pdf/index.ts'
import { agendaOf, type DocumentRecord, documentsByItem } from '../agenda/queries.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { type BodyRow, type MeetingRow, meetingWithBody } from '../meetings/queries.ts'
import { borrowContents } from './contents.ts'
import { documentsOf, type Edition, specOf } from './spec.ts'

export interface BundleSource {
  readonly spec: BundleSpec
  readonly agendaVersion: number
  /** Documents to copy. */
  readonly total: number
  /** See `Contents`. */
  forget(): Promise<void>
  release(): Promise<void>
}

/** What the engine needs to assemble the whole of a meeting as it is now. */
export async function bundleSource(deps: Deps, tenant: Tenant, meetingId: string): Promise<BundleSource> {
  const facts = await inTx(deps, tenant, (sql) => readFacts(sql, meetingId))
  return borrowSource(deps, tenant, facts, { kind: 'WHOLE' })
}

/** Words, numbers and contents of an edition; the contents are given back afterwards. */
export async function borrowSource(
  deps: Deps,
  { authorityId }: Tenant,
  facts: Facts,
  edition: Edition,
): Promise<BundleSource> {
  const documents = documentsOf(facts, edition)
  const contents = await borrowContents(deps, authorityId, documents, edition.kind === 'LIGHT')
  return {
    spec: specOf(facts, edition, contents.of),
    agendaVersion: facts.agenda.version,
    total: documents.length,
    forget: contents.forget,
    release: contents.release,
  }
}

type Value = Pick<FieldValue, 'value'>
export interface EditionItem extends Pick<
  AgendaItem,
  'id' | 'number' | 'sectionId' | 'confidential' | 'withdrawnAt'
> {
  readonly title: Value
  readonly rapporteur: Value
  readonly department: Value
}

/** Everything that the words of a bundle are made of. */
export interface Facts {
  readonly meeting: Pick<MeetingRow, 'date' | 'time' | 'place' | 'createdAt'>
  readonly body: Pick<BodyRow, 'code' | 'name'>
  readonly authority: Pick<Awaited<ReturnType<typeof currentAuthority>>, 'name' | 'logo' | 'colour' | 'stamp'>
  readonly agenda: {
    readonly version: number
    readonly sections: readonly Pick<AgendaSection, 'id' | 'parentId' | 'code' | 'title'>[]
    readonly items: readonly EditionItem[]
  }
  readonly byItem: ReadonlyMap<string, readonly DocumentRecord[]>
  /** What annexes are called, by document. */
  readonly titles: ReadonlyMap<string, PieceTitle>
}
export interface PieceTitle {
  readonly title?: string | null
  readonly mark?: string | null
}

export async function readFacts(sql: Sql, meetingId: string): Promise<Facts> {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  const [authority, agenda, byItem] = [
    await currentAuthority(sql),
    await agendaOf(sql, meetingId),
    await documentsByItem(sql, meetingId),
  ]
  return { meeting, body, authority, agenda, byItem, titles: titlesIn(agenda.items) }
}

/** Of an agenda as it is or as it was sent. */
export function titlesIn(
  items: readonly { readonly documents: readonly ({ readonly id: string } & PieceTitle)[] }[],
): Map<string, PieceTitle> {
  const named = items.flatMap(({ documents }) => documents.filter(({ title }) => Boolean(title)))
  return new Map(named.map(({ id, title, mark }) => [id, { title: title ?? null, mark: mark ?? null }]))
}
