import type { DeliberationLine } from '@hemicycle/contract'
import { sql as raw } from 'drizzle-orm'
import { bodies, deliberations, meetings } from '../../kernel/db/schema/index.ts'

/** One délibération in a list, of « deliberations » joined to its meeting and body. */
export const line = {
  id: deliberations.id,
  number: deliberations.number,
  title: deliberations.title,
  date: meetings.date,
  bodyName: bodies.name,
  rapporteur: deliberations.rapporteur,
  adopted: raw<boolean>`(${deliberations.result} ->> 'adopted')::boolean`,
  reason: raw<DeliberationLine['reason']>`${deliberations.result} ->> 'reason'`,
}
