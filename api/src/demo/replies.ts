import type { Answer } from '@hemicycle/domain'
import { and, eq, isNotNull } from 'drizzle-orm'
import { answerCommand } from '../features/attendance/commands.ts'
import { acknowledgeCommand, openCommand } from '../features/convocations/commands.ts'
import { dispatches, memberships } from '../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { newId } from '../kernel/ids.ts'
import { demoActor, until } from './until.ts'

interface Reply {
  readonly who: string
  /** Left out: opened, not acknowledged. */
  readonly answer?: Answer | null
  /** Who votes for an absent one. */
  readonly holder?: string
}

/** Some have read and answered, most have not: what an office sees an hour after it has convened. The élue of the demo has all to do. */
const REPLIES: readonly Reply[] = [
  { who: 'Philippe Vasseur', answer: 'PRESENT' },
  { who: 'Isabelle Lorrain', answer: 'PRESENT' },
  { who: 'Hélène Garrigue', answer: 'ABSENT', holder: 'Jean-Luc Tessier' },
  { who: 'Jean-Luc Tessier', answer: 'PRESENT' },
  { who: 'Samira Belkacem', answer: 'PRESENT' },
  { who: 'Sylvie Cantet', answer: null },
  { who: 'Bertrand Lacaze' },
  { who: 'Olivier Santerre' },
]

export async function seedReplies(deps: Deps, clerk: Actor, meetingId: string): Promise<void> {
  const available = and(eq(dispatches.meetingId, meetingId), isNotNull(dispatches.availableAt))
  await until(deps, clerk, async (sql) => (await sql.select().from(dispatches).where(available)).length > 0)
  for (const reply of REPLIES) await give(deps, meetingId, reply)
}

async function give(deps: Deps, meetingId: string, { who, answer, holder }: Reply): Promise<void> {
  const actor = await demoActor(deps, who)
  await openCommand(deps, actor, { meetingId })
  if (answer === undefined) return
  await acknowledgeCommand(deps, actor, { meetingId })
  if (answer === null) return
  const answeredAt = deps.clock.now().toISOString()
  const holderId = holder === undefined ? {} : { holderId: await councillorOf(deps, actor, holder) }
  await answerCommand(deps, actor, { meetingId, id: newId(), answer, answeredAt, ...holderId })
}

async function councillorOf(deps: Deps, { authorityId }: Actor, name: string): Promise<string> {
  const [row] = await inTx(deps, { authorityId }, (sql) =>
    sql.select().from(memberships).where(eq(memberships.displayName, name)),
  )
  if (!row?.councillorId) throw new Error(`${name} is missing`)
  return row.councillorId
}
