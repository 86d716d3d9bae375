import type { Sql } from '../../kernel/db/client.ts'
import { inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { BundleSpec } from '../../pdf/index.ts'
import { agendaOf, documentsByItem } from '../agenda/queries.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
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

/** Everything that the words of a bundle are made of. */
export async function readFacts(sql: Sql, meetingId: string) {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  const [authority, agenda, byItem] = [
    await currentAuthority(sql),
    await agendaOf(sql, meetingId),
    await documentsByItem(sql, meetingId),
  ]
  return { meeting, body, authority, agenda, byItem }
}
export type Facts = Awaited<ReturnType<typeof readFacts>>
