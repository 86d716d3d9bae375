import { buffer } from 'node:stream/consumers'
import { calendarFile, type DispatchKind, instantAt, isDelivered } from '@hemicycle/domain'
import { loginLinks, type Purpose } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { domainOf, eventIdOf } from '../../kernel/notify/event-id.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { newId } from '../../kernel/ids.ts'
import { grouped } from '../../kernel/jobs/grouped.ts'
import type { Mail } from '../../kernel/notify/mail.ts'
import { recent } from '../../kernel/recent.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { convocationMail, fitsMail, type Manifest } from '../dispatches/queries.ts'
import type { DeliveryFacts } from './queries.ts'

const LINK_DAYS = 21

/** The mail of one élu. The Message-ID is that of the delivery: two attempts at one message can be told for one. */
export async function composeMail(deps: Deps, authorityId: string, facts: DeliveryFacts): Promise<Mail> {
  const { delivery, dispatch, councillor, membership, manifest, house } = facts
  const target = `/seances/${dispatch.meetingId}`
  const token = membership ? await personalLink(deps, membership.id) : null
  const url =
    deps.config.publicUrl + (token ? `/lien?suite=${encodeURIComponent(target)}#cle=${token}` : target)
  const attached = fitsMail(house, manifest.agenda.bytes)
  const due = isDelivered(facts.authorityType) && delivery.purpose === 'NOTICE' && CONVENES.has(dispatch.kind)
  const reports = due && attached && fitsMail(house, manifest.agenda.bytes + manifest.bundle.bytes)
  const body = convocationMail({
    authority: manifest.authority.name,
    house,
    body: manifest.meeting.body,
    date: manifest.meeting.date,
    time: manifest.meeting.time,
    place: manifest.meeting.place,
    items: manifest.items.length,
    civility: councillor.civility,
    lastName: councillor.lastName,
    url,
    motive: dispatch.motive,
    kind: dispatch.kind,
    changes: manifest.changes,
    movedFrom: manifest.movedFrom ?? null,
    reminder: reminderOf(delivery.purpose),
    attached,
    reports,
  })
  return {
    ...body,
    messageId: `<${delivery.id}@${domainOf(deps.config.mail.from)}>`,
    envelopeId: delivery.id,
    to: { name: `${councillor.firstName} ${councillor.lastName}`, address: delivery.address },
    attachments: [
      ...(attached && dispatch.kind !== 'CANCELLATION'
        ? [await attachment(deps, authorityId, 'ordre-du-jour.pdf', manifest.agenda)]
        : []),
      ...(reports ? [await attachment(deps, authorityId, 'rapports.pdf', manifest.bundle)] : []),
      invitation(deps, facts, manifest),
    ],
  }
}

/** What brings reports to deliberate on, to those who deliberate. */
const CONVENES: ReadonlySet<DispatchKind> = new Set([
  'INITIAL',
  'URGENT',
  'SUPPLEMENTARY',
  'RECTIFICATION',
  'SECOND_CONVOCATION',
  'POSTPONEMENT',
])

/** One ordre du jour goes to a whole assembly. */
const contentOf = recent<Buffer>(8)

async function attachment(deps: Deps, authorityId: string, filename: string, { sha256 }: { sha256: string }) {
  const key = fileKey(authorityId, sha256)
  const content = await contentOf(key, async () => buffer(await deps.store.open(key)))
  return { filename, content, contentType: 'application/pdf' }
}

/** Nobody knows how long a meeting will last: half a day keeps it free. */
const MINUTES = 240

/** The meeting for the élu's own calendar: one event for good, whose later versions take the place of the earlier. */
function invitation(deps: Deps, { dispatch, rank }: DeliveryFacts, { meeting, authority }: Manifest) {
  const url = `${deps.config.publicUrl}/seances/${meeting.id}`
  const file = calendarFile({
    uid: eventIdOf(meeting.id, deps.config.mail.from),
    sequence: rank,
    stampedAt: dispatch.requestedAt,
    startsAt: instantAt(meeting.date, meeting.time, meeting.timeZone),
    minutes: MINUTES,
    summary: meeting.body,
    place: meeting.place,
    description: `${authority.name}\n${url}`,
    url,
    cancelled: dispatch.kind === 'CANCELLATION',
  })
  const method = dispatch.kind === 'CANCELLATION' ? 'CANCEL' : 'PUBLISH'
  const contentType = `text/calendar; charset=utf-8; method=${method}`
  return { filename: 'seance.ics', content: Buffer.from(file), contentType }
}

/** Single use, and in the mail alone: only its fingerprint is kept. */
async function personalLink(deps: Deps, membershipId: string): Promise<string> {
  const now = deps.clock.now()
  const token = newToken()
  const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000)
  const link = { id: newId(), membershipId, tokenHash: fingerprint(token), createdAt: now, expiresAt }
  await keepLink(deps, '', link)
  return token
}

const keepLink = grouped<Deps, typeof loginLinks.$inferInsert, null>((deps, _key, links) =>
  asSystem(deps, async (sql) => {
    await sql.insert(loginLinks).values([...links])
    return links.map(() => null)
  }),
)

const reminderOf = (purpose: Purpose) => {
  if (purpose === 'NOTICE') return null
  return purpose.startsWith('RULE-NO_ANSWER') ? ('ANSWER' as const) : ('CONVOCATION' as const)
}
