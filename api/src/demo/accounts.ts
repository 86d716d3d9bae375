import { eq } from 'drizzle-orm'
import { totpCode } from '../features/accounts/queries.ts'
import { users } from '../kernel/db/schema/index.ts'
import { asSystem } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { DEMO_ADMINISTRATOR, DEMO_AUTHORS, DEMO_CLERK, DEMO_COUNCILLOR, seedAuthority } from './seed.ts'

export interface DemoAccounts {
  readonly created: boolean
  readonly clerk: { email: string; password: string; code: string }
  readonly councillor: { email: string; password: string }
  readonly administrator: { email: string }
  readonly author: { email: string }
}

/** Seeds the demo where the database is empty; null when it holds a real authority. */
export async function seedDemo(deps: Deps): Promise<DemoAccounts | null> {
  const { created } = await seedAuthority(deps)
  const code = await demoCode(deps)
  return code === null
    ? null
    : {
        created,
        clerk: { ...DEMO_CLERK, code },
        councillor: DEMO_COUNCILLOR,
        administrator: DEMO_ADMINISTRATOR,
        author: DEMO_AUTHORS[0],
      }
}

/** The second factor of the demo clerk, shown where the demo's mails are. Null when there is no demo clerk. */
export async function demoCode(deps: Deps): Promise<string | null> {
  if (!deps.config.demo) return null
  const [user] = await asSystem(deps, (sql) =>
    sql.select().from(users).where(eq(users.email, DEMO_CLERK.email)),
  )
  return user?.totpSecret ? totpCode(user.totpSecret, deps.clock.now()) : null
}
