import { changeLogo, createDispatch, listDispatches, readDispatch } from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { StoredMail } from '../../kernel/embedded/mailbox.ts'
import { composeMail } from './letter.ts'
import { deliveryFacts } from './queries.ts'

let app: TestApp
let scene: Scene
let deliveryId: string
let mail: StoredMail
const LOGO =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

beforeAll(async () => {
  app = await openTestApp({ env: { MAIL_FROM: 'Assemblées <assemblees@departement.example>' } })
  scene = await app.scene()
  await scene.administrator.call(changeLogo, { version: 0, content: LOGO })
  const { meetingId, agendaVersion } = await readyMeeting(scene)
  await scene.clerk.call(createDispatch, { meetingId, agendaVersion })
  const { id: dispatchId } = (await scene.clerk.call(listDispatches, { meetingId })).dispatches[0]!
  const row = await until(async () => {
    const { recipients } = await scene.clerk.call(readDispatch, { dispatchId })
    return recipients[0]!.mail.state === 'ACCEPTED' && recipients[0]!.mail
  }, 'the mail')
  deliveryId = row.deliveryId!
  const kept = app.deps.mailbox!.list().find(({ to }) => to.includes(row.address!))!
  mail = (await app.deps.mailbox!.get(kept.id))!
}, 120_000)
afterAll(() => app.close())

const factsOf = async () =>
  (await inTx(app.deps, scene.clerk.actor, (sql) => deliveryFacts(sql, [deliveryId]))).get(deliveryId)!

describe('the mail of a convocation', () => {
  it('has a name of its own, of our domain', () => {
    expect(mail.headers.get('message-id')).toBe(`<${deliveryId}@departement.example>`)
  })

  it('shows the logo of the authority, and its name where pictures are not shown', () => {
    const [, shown] = /<img[^>]* src="([^"]*)" alt="[^"]+"/u.exec(mail.html ?? '') ?? []
    // Whoever reads the mail puts the part that « cid:logo » names in its place.
    expect(shown).toBe(`data:image/png;base64,${LOGO}`)
  })

  it('brings the ordre du jour, and the meeting for one’s calendar', async () => {
    const [agenda, event] = mail.attachments
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['ordre-du-jour.pdf', 'seance.ics'])
    expect(agenda!.content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(event!.contentType).toBe('text/calendar')
    const { meetingId } = (await factsOf()).dispatch
    for (const line of [
      `UID:seance-${meetingId}@departement.example`,
      'SEQUENCE:0',
      'DTSTART:20261218T083000Z',
      'METHOD:PUBLISH',
    ])
      // prettier-ignore
      expect(event!.content.toString().replaceAll('\r\n ', '')).toContain(`${line}\r\n`)
  })

  it('delivers the reports with it where an avis is not enough, and they fit (CGCT, art. L2121-12)', async () => {
    const facts = { ...(await factsOf()), authorityType: 'COMMUNE' as const }
    const names = async (change: object) => {
      const { attachments } = await composeMail(app.deps, scene.authorityId, { ...facts, ...change })
      return attachments!.map(({ filename }) => filename)
    }
    expect(await names({})).toEqual(['ordre-du-jour.pdf', 'rapports.pdf', 'seance.ics'])
    const { text } = await composeMail(app.deps, scene.authorityId, facts)
    expect(text).toContain('L’ordre du jour et son rapport sont joints à ce message')
    const { manifest, delivery } = facts
    const most = { ...manifest, bundle: { ...manifest.bundle, bytes: 7_200_000 } }
    expect(await names({ manifest: most })).toContain('rapports.pdf')
    // What the logo weighs leaves less for the rest.
    const logo = { ...facts.house.logo!, content: Buffer.alloc(250_000) }
    expect(await names({ manifest: most, house: { ...facts.house, logo } })).not.toContain('rapports.pdf')
    const heavy = { ...manifest, bundle: { ...manifest.bundle, bytes: 7_400_000 } }
    expect(await names({ manifest: heavy })).toEqual(['ordre-du-jour.pdf', 'seance.ics'])
    const reminder = { ...delivery, purpose: 'REMINDER-1' as const }
    expect(await names({ delivery: reminder })).toEqual(['ordre-du-jour.pdf', 'seance.ics'])
  })

  it('is the same event later, one version further', async () => {
    const facts = await factsOf()
    const later = await composeMail(app.deps, scene.authorityId, { ...facts, rank: 1 })
    const [before, after] = [mail, later].map(({ attachments }) => attachments!.find(({ filename }) => filename === 'seance.ics')!.content.toString()) // prettier-ignore
    expect(after).toBe(before!.replace('SEQUENCE:0', 'SEQUENCE:1'))
  })

  it('says where to read an ordre du jour too large to be attached', async () => {
    const facts = await factsOf()
    const { manifest } = facts
    const large = { ...manifest, agenda: { ...manifest.agenda, bytes: 7_400_000 } }
    const composed = await composeMail(app.deps, scene.authorityId, { ...facts, manifest: large })
    expect(composed.attachments!.map(({ filename }) => filename)).toEqual(['seance.ics'])
    expect(composed.text).toContain('Trop volumineux pour être joint à un courriel')
  })
})
