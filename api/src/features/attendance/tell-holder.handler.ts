import { Problem } from '@hemicycle/domain'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { render } from '../../kernel/notify/templates.ts'
import { mailHouse } from '../authorities/queries.ts'
import { proxyOf } from './proxies.ts'
import { nameOf, whenOf } from './statement.ts'

/** Run twice, the same message under the same Message-ID. Without an address, the élu sees it on his screen. */
export const handle: JobHandler<Deps, { answerId: string; revoked: boolean }> = async (
  { deps, authorityId },
  { answerId, revoked },
) => {
  const proxy = await inTx(deps, { authorityId: authorityId ?? '' }, (sql) => proxyOf(sql, answerId))
  const { holder, grantor, authority, meeting, body, scope } = proxy
  if (!holder.email) return
  const word =
    authority.type === 'DEPARTEMENT' || authority.type === 'REGION' ? 'délégation de vote' : 'pouvoir'
  const verb = revoked ? 'reprend' : 'vous donne'
  const sentence = `${nameOf(grantor)} ${verb} ${revoked ? 'le vote qui vous était confié' : word} pour la séance du ${whenOf(meeting)}, ${body}${scope && !revoked ? `, seulement pour ${scope.map(({ number, title }) => `${number} ${title}`).join(' ; ')}` : ''}.`
  const sent = await deps.mailer.send({
    subject: revoked ? `Vote repris – ${body}` : `${nameOf(grantor)} vous confie son vote – ${body}`,
    ...render({
      heading: revoked ? 'Un vote qui vous était confié est repris' : 'Un vote vous est confié',
      paragraphs: [sentence],
      button: { label: 'Ouvrir la séance', url: `${deps.config.publicUrl}/seances/${meeting.id}` },
      signature: authority.name,
      house: mailHouse(authority),
    }),
    messageId: `<proxy-${answerId}${revoked ? '-revoked' : ''}@hemicycle>`,
    to: { name: `${holder.firstName} ${holder.lastName}`, address: holder.email },
  })
  if (sent.kind !== 'ACCEPTED') throw new Problem('UNAVAILABLE', 'the mail relay did not take the message')
}
