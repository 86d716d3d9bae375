import type { CouncillorFields } from '@hemicycle/contract'
import { isEmail, phoneOf, Problem, type Violation } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { politicalGroups, type councillors } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { termById } from '../terms/queries.ts'

export type CouncillorValues = Omit<
  typeof councillors.$inferInsert,
  'id' | 'authorityId' | 'version' | 'removedAt'
>

/** What is stored of what was typed: trimmed, one writing per telephone number. Throws INVALID_INPUT naming each field. */
export async function valuesOf(sql: Sql, fields: CouncillorFields): Promise<CouncillorValues> {
  const values = cleaned(fields)
  const violations = violationsOf(fields)
  if (violations.length > 0) throw new Problem('INVALID_INPUT', 'councillor', { violations })
  if (fields.termId !== null) await termById(sql, fields.termId)
  if (values.politicalGroup) await groupExists(sql, values.politicalGroup)
  return values
}

const trimmed = (text: string | null): string | null => text?.trim() || null

function cleaned(fields: CouncillorFields): CouncillorValues {
  const { group, email, phone, mandate, canton, externalId, firstName, lastName, ...kept } = fields
  return {
    ...pick(kept),
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    mandate: trimmed(mandate),
    canton: trimmed(canton),
    externalId: trimmed(externalId),
    politicalGroup: trimmed(group),
    email: trimmed(email)?.toLowerCase() ?? null,
    phone: phone === null ? null : (phoneOf(phone) ?? phone.trim()),
  }
}

type Plain = Pick<CouncillorFields, 'civility' | 'protocolOrder' | 'channels' | 'termId' | 'since' | 'until'>
const pick = ({ civility, protocolOrder, channels, termId, since, until }: Plain): Plain => ({
  civility,
  protocolOrder,
  channels,
  termId,
  since,
  until,
})

function violationsOf({ email, phone, since, until, channels }: CouncillorFields): Violation[] {
  const checks: [string, boolean, string][] = [
    ['email', Boolean(email?.trim()) && !isEmail(email?.trim() ?? ''), 'not an e-mail address'],
    ['email', channels.includes('EMAIL') && !email?.trim() && channels.length === 1, 'needed by its channel'],
    ['phone', Boolean(phone?.trim()) && phoneOf(phone ?? '') === null, 'not a telephone number'],
    ['phone', channels.includes('SMS') && !phone?.trim(), 'needed by its channel'],
    ['until', since !== null && until !== null && until < since, 'ends before it starts'],
  ]
  return checks.filter(([, wrong]) => wrong).map(([field, , reason]) => ({ field, reason }))
}

async function groupExists(sql: Sql, name: string): Promise<void> {
  const [group] = await sql
    .select({ id: politicalGroups.id })
    .from(politicalGroups)
    .where(eq(politicalGroups.name, name))
  existing(group, 'group')
}
