import { buffer } from 'node:stream/consumers'
import { loginLinks, type Purpose } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { newId } from '../../kernel/ids.ts'
import type { Mail } from '../../kernel/notify/mail.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { convocationMail, readManifestText } from '../dispatches/queries.ts'
import type { DeliveryFacts } from './queries.ts'

const LINK_DAYS = 21

/** The mail of one élu. The Message-ID is that of the delivery: two attempts at one message can be told for one. */
export async function composeMail(deps: Deps, authorityId: string, facts: DeliveryFacts): Promise<Mail> {
  const { delivery, dispatch, councillor, membership } = facts
  const manifest = readManifestText(dispatch.manifest)
  const target = `/seances/${dispatch.meetingId}`
  const token = membership ? await personalLink(deps, membership.id) : null
  const url =
    deps.config.publicUrl + (token ? `/lien?suite=${encodeURIComponent(target)}#cle=${token}` : target)
  const body = convocationMail({
    authority: manifest.authority.name,
    body: manifest.meeting.body,
    date: manifest.meeting.date,
    time: manifest.meeting.time,
    place: manifest.meeting.place,
    items: manifest.items.length,
    civility: councillor.civility,
    lastName: councillor.lastName,
    url,
    motive: dispatch.motive,
    reminder: reminderOf(delivery.purpose),
  })
  const content = await buffer(await deps.store.open(fileKey(authorityId, manifest.agenda.sha256)))
  return {
    ...body,
    messageId: `<${delivery.id}@hemicycle>`,
    to: { name: `${councillor.firstName} ${councillor.lastName}`, address: delivery.address },
    attachments: [{ filename: 'ordre-du-jour.pdf', content, contentType: 'application/pdf' }],
  }
}

/** Single use, and in the mail alone: only its fingerprint is kept. */
async function personalLink(deps: Deps, membershipId: string): Promise<string> {
  const now = deps.clock.now()
  const token = newToken()
  const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000)
  await asSystem(deps, (sql) =>
    sql
      .insert(loginLinks)
      .values({ id: newId(), membershipId, tokenHash: fingerprint(token), createdAt: now, expiresAt }),
  )
  return token
}

const reminderOf = (purpose: Purpose) => {
  if (purpose === 'NOTICE') return null
  return purpose.startsWith('RULE-NO_ANSWER') ? ('ANSWER' as const) : ('CONVOCATION' as const)
}
