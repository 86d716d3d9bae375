import { DESK, Problem } from '@hemicycle/domain'
import { loginLinks } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { loginMail } from '../../kernel/notify/templates.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { mailHouse } from '../authorities/queries.ts'
import { accountByMembership } from './queries.ts'

const MINUTES = 20

export const handle: JobHandler<Deps, { membershipId: string }> = async ({ deps }, { membershipId }) => {
  const now = deps.clock.now()
  const token = newToken()
  const id = newId()
  const account = await asSystem(deps, async (sql) => {
    const found = await accountByMembership(sql, membershipId)
    if (found)
      await sql.insert(loginLinks).values({
        id,
        membershipId,
        tokenHash: fingerprint(token),
        createdAt: now,
        expiresAt: new Date(now.getTime() + MINUTES * 60_000),
      })
    return found
  })
  if (!account) return
  const desk = DESK.includes(account.membership.role)
  const url = `${deps.config.publicUrl}${desk ? '/admin' : ''}/lien#cle=${token}`
  const sent = await deps.mailer.send({
    ...loginMail({
      authority: account.authority.name,
      house: mailHouse(account.authority),
      url,
      minutes: MINUTES,
    }),
    messageId: `<lien-${id}@hemicycle>`,
    to: { name: account.membership.displayName, address: account.user.email },
  })
  if (sent.kind !== 'ACCEPTED') throw new Problem('UNAVAILABLE', 'the mail relay did not take the link')
}
