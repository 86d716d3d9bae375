import {
  createGroup,
  createPublication,
  createReport,
  createService,
  createTerm,
  createToken,
  createWebhook,
  recordAnswer,
  recordAttendance,
  saveAnnotation,
  trustDevice,
} from '@hemicycle/contract'
import { type Scope, SCOPES } from '@hemicycle/domain'
import { sql as raw } from 'drizzle-orm'
import { asSystem } from '../src/kernel/db/tx.ts'
import { convene } from './fixtures/convened-meeting.ts'
import type { Scene, TestApp } from './harness.ts'
import { type Ids, inputOf } from './walk-inputs.ts'

export interface World {
  readonly scene: Scene
  readonly ids: Ids
  /** Of other systems: one that may do all that a token may, one that may next to nothing. */
  readonly tokens: { readonly all: string; readonly journal: string }
}

/** Where the rows that the contract's fields name are. */
const TABLES: Ids = {
  meetingId: 'meetings',
  itemId: 'agenda_items',
  documentId: 'documents',
  dispatchId: 'dispatches',
  recipientId: 'dispatch_recipients',
  deliveryId: 'deliveries',
  councillorId: 'councillors',
  bodyId: 'bodies',
  groupId: 'political_groups',
  termId: 'terms',
  seriesId: 'number_series',
  serviceId: 'service_contacts',
  publicationId: 'publications',
  reportId: 'reports',
  accountId: 'memberships',
  deviceId: 'devices',
  annotationId: 'annotations',
  answerId: 'attendance_answers',
  eventId: 'sitting_events',
  webhookId: 'webhooks',
  tokenId: 'api_tokens',
  webhookDeliveryId: 'webhook_deliveries',
}

/** An authority with a convened meeting and one row at least of everything that an operation can name. */
export async function makeWorld(app: TestApp): Promise<World> {
  const scene = await app.scene()
  await convene(scene)
  const office = [createGroup, createTerm, createService, createPublication, createToken, createWebhook, recordAnswer, recordAttendance] as const // prettier-ignore
  for (const operation of office) await make(app, scene, scene.clerk, operation)
  await make(app, scene, scene.author, createReport)
  for (const person of scene.councillors.slice(0, 1))
    for (const operation of [trustDevice, saveAnnotation]) await make(app, scene, person, operation)
  const tokens = { all: await tokenOf(scene, SCOPES), journal: await tokenOf(scene, ['journal:read']) }
  return { scene, tokens, ids: await idsOf(app, scene.authorityId) }
}

const tokenOf = async ({ clerk }: Scene, scopes: readonly Scope[]): Promise<string> =>
  (await clerk.call(createToken, { name: 'walk', scopes: [...scopes], expiresOn: '2026-12-31' })).secret

async function make(
  app: TestApp,
  scene: Scene,
  person: Scene['clerk'],
  operation: Parameters<typeof inputOf>[0],
): Promise<void> {
  const ids = await idsOf(app, scene.authorityId)
  await person.call(operation, inputOf(operation, ids))
}

async function idsOf(app: TestApp, authorityId: string): Promise<Ids> {
  return asSystem(app.deps, async (sql) => {
    const found: [string, string][] = []
    for (const [name, table] of Object.entries(TABLES)) {
      const { rows } = await sql.execute<{ id: string }>(
        raw`select id from ${raw.identifier(table)} where authority_id = ${authorityId} order by id limit 1`,
      )
      if (rows[0]) found.push([name, rows[0].id])
    }
    return Object.fromEntries(found)
  })
}

/** One fingerprint of all that an authority holds, table by table; the search’s copy of it follows by itself, at its own time. */
export async function fingerprintOf(app: TestApp, authorityId: string): Promise<Record<string, string>> {
  return asSystem(app.deps, async (sql) => {
    const { rows: tables } = await sql.execute<{ name: string }>(
      raw`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'authority_id'
        and table_name not like 'search\\_%'`,
    )
    const found: [string, string][] = []
    for (const { name } of tables) {
      const { rows } = await sql.execute<{ hash: string }>(
        raw`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${raw.identifier(name)} t where authority_id = ${authorityId}`,
      )
      found.push([name, rows[0]?.hash ?? ''])
    }
    return Object.fromEntries(found)
  })
}
