import { DESK, Problem } from '@hemicycle/domain'
import { loginLinks } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { invitationMail } from '../../kernel/notify/templates.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { mailHouse } from '../authorities/queries.ts'
import { accountByMembership } from './queries.ts'

const DAYS = 7

export const handle: JobHandler<Deps, { membershipId: string }> = async ({ deps }, { membershipId }) => {
  const now = deps.clock.now()
  const [token, id] = [newToken(), newId()]
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000)
  const account = await asSystem(deps, async (sql) => {
    const found = await accountByMembership(sql, membershipId)
    const link = { id, membershipId, tokenHash: fingerprint(token), createdAt: now, expiresAt }
    if (found) await sql.insert(loginLinks).values(link)
    return found
  })
  if (!account) return
  const desk = DESK.includes(account.membership.role)
  const sent = await deps.mailer.send({
    ...invitationMail({
      authority: account.authority.name,
      house: mailHouse(account.authority),
      url: `${deps.config.publicUrl}${desk ? '/admin' : ''}/lien#cle=${token}`,
      days: DAYS,
    }),
    messageId: `<invitation-${id}@hemicycle>`,
    to: { name: account.membership.displayName, address: account.user.email },
  })
  if (sent.kind !== 'ACCEPTED') throw new Problem('UNAVAILABLE', 'the mail relay did not take the invitation')
}
