import { buffer } from 'node:stream/consumers'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import {
  councillors,
  deliveries,
  dispatches,
  dispatchRecipients,
  loginLinks,
  memberships,
} from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { record } from '../../kernel/journal.ts'
import { isPermanent, type Mail } from '../../kernel/notify/mail.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { convocationMail } from './mail.ts'
import { readManifestText } from './manifest.ts'

const LINK_DAYS = 21
type State = 'ACCEPTED' | 'DEFERRED' | 'FAILED'

/** Sends one mail. The state moves only on the relay's own words; a temporary refusal is tried again later. */
export const handle: JobHandler<Deps, { deliveryId: string }> = async (context, { deliveryId }) => {
  const { deps, lastAttempt } = context
  const authorityId = context.authorityId ?? ''
  const facts = await inTx(deps, { authorityId }, (sql) => loadFacts(sql, deliveryId))
  if (!facts || facts.delivery.state === 'ACCEPTED' || facts.delivery.state === 'FAILED') return
  const mail = await compose(deps, authorityId, facts)
  const settle = (state: State, reply: string) => saveState(deps, authorityId, facts, state, reply)
  try {
    const { reply } = await deps.mailer.send(mail)
    await settle('ACCEPTED', reply)
  } catch (error) {
    const reply = replyOf(error)
    const final = isPermanent(error) || lastAttempt
    await settle(final ? 'FAILED' : 'DEFERRED', reply)
    if (!final) throw new Problem('UNAVAILABLE', 'the mail relay refused for now')
  }
}

type Facts = NonNullable<Awaited<ReturnType<typeof loadFacts>>>

async function loadFacts(sql: Parameters<Parameters<typeof inTx>[2]>[0], deliveryId: string) {
  const [row] = await sql
    .select({
      delivery: deliveries,
      recipient: dispatchRecipients,
      dispatch: dispatches,
      councillor: councillors,
      membership: memberships,
    })
    .from(deliveries)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.id, deliveries.recipientId))
    .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .leftJoin(memberships, eq(memberships.councillorId, councillors.id))
    .where(eq(deliveries.id, deliveryId))
  return row ?? null
}

async function compose(
  deps: Deps,
  authorityId: string,
  { delivery, dispatch, councillor, membership }: Facts,
): Promise<Mail> {
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

async function saveState(
  deps: Deps,
  authorityId: string,
  facts: Facts,
  state: State,
  reply: string,
): Promise<void> {
  const now = deps.clock.now()
  const { delivery, dispatch } = facts
  await inTx(deps, { authorityId }, async (sql) => {
    await sql
      .update(deliveries)
      .set({ state, reply, stateAt: now, attempts: delivery.attempts + 1 })
      .where(eq(deliveries.id, delivery.id))
    const action = `delivery.${state.toLowerCase()}`
    await record(sql, { authorityId }, now, {
      action,
      subject: 'delivery',
      subjectId: delivery.id,
      facts: { dispatchId: dispatch.id },
    })
    await announce(sql, authorityId, { topic: 'deliveries', meetingId: dispatch.meetingId })
  })
}

function replyOf(error: unknown): string {
  const { response, code } = error as { response?: string; code?: string }
  return (response ?? code ?? 'relais injoignable').slice(0, 500)
}
