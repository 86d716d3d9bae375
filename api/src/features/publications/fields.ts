import type { PublicationFields } from '@hemicycle/contract'
import { Problem, type PublicationKind, type Violation } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { checkedAudience } from './audience.ts'

/** What is kept of what was typed. Throws INVALID_INPUT naming each field. */
export async function checkedFields(
  sql: Sql,
  kind: PublicationKind,
  fields: PublicationFields,
): Promise<PublicationFields> {
  const violations = violationsOf(kind, fields)
  if (violations.length > 0) throw new Problem('INVALID_INPUT', 'publication', { violations })
  const { details } = fields
  if (details.kind === 'MINUTES' && details.bodyId !== null) await bodyExists(sql, details.bodyId)
  const audience = await checkedAudience(sql, fields.audience)
  return { ...fields, title: fields.title.trim(), note: fields.note?.trim() || null, audience }
}

function violationsOf(kind: PublicationKind, { details }: PublicationFields): Violation[] {
  if (details.kind !== kind) return [{ field: 'details', reason: `not of kind ${kind}` }]
  if (details.kind !== 'AID' || details.validFrom === null || details.validUntil === null) return []
  return details.validUntil < details.validFrom
    ? [{ field: 'validUntil', reason: 'ends before it starts' }]
    : []
}

async function bodyExists(sql: Sql, id: string): Promise<void> {
  const [body] = await sql.select({ id: bodies.id }).from(bodies).where(eq(bodies.id, id))
  existing(body, 'body')
}
