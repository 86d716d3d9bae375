import {
  addPasskey,
  askPasskey,
  challengePasskey,
  listPasskeys,
  readJournal,
  removePasskey,
  signInByPasskey,
} from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAuthenticator } from '../../../test/fixtures/authenticator.ts'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { memberships } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const origin = () => new URL(app.deps.config.publicUrl).origin
const challengeOf = ({ options }: { options: Record<string, unknown> }): string =>
  String(options['challenge'])

/** A phone with a passkey of this person. */
async function enrolled(person: Scene['clerk']) {
  const phone = openAuthenticator(origin())
  const asked = await person.call(askPasskey, {})
  const made = phone.make(challengeOf(asked))
  const passkey = await person.call(addPasskey, { ticket: asked.ticket, label: 'Téléphone', ...made })
  return { phone, passkey, asked, made }
}
type Phone = ReturnType<typeof openAuthenticator>
async function answered(phone: Phone, how: Parameters<Phone['answer']>[1] = {}) {
  const asked = await app.stranger(challengePasskey, {})
  return { ticket: asked.ticket, ...phone.answer(challengeOf(asked), how) }
}
const REFUSED = { code: 'PASSKEY_REFUSED' }

describe('a passkey', () => {
  it('opens the seat of its owner without an address, and is journaled', async () => {
    const { councillors, clerk } = await app.scene()
    const someone = councillors[0]!
    const { phone, passkey } = await enrolled(someone)
    expect(passkey.usedAt).toBeNull()
    const signed = await app.stranger(signInByPasskey, await answered(phone))
    expect(signed).toMatchObject({ step: 'SIGNED_IN', me: { userId: someone.actor.userId, role: 'COUNCILLOR' } }) // prettier-ignore
    const { passkeys } = await someone.call(listPasskeys, {})
    expect(passkeys).toMatchObject([{ id: passkey.id, label: 'Téléphone' }])
    expect(passkeys[0]?.usedAt).not.toBeNull()
    expect((await councillors[1]!.call(listPasskeys, {})).passkeys).toEqual([])
    const { entries } = await clerk.call(readJournal, {})
    expect(entries.filter(({ subjectId }) => subjectId === passkey.id)).toMatchObject([
      { action: 'passkey.added', facts: {} },
    ])
  })

  it('opens nothing once removed, nor for a seat taken away; nobody removes another’s', async () => {
    const { councillors } = await app.scene()
    const [someone, other] = [councillors[0]!, councillors[1]!]
    const { phone, passkey } = await enrolled(someone)
    await expect(other.call(removePasskey, { passkeyId: passkey.id })).rejects.toMatchObject({ code: 'NOT_FOUND' }) // prettier-ignore
    const kept = await enrolled(other)
    await asSystem(app.deps, (sql) =>
      sql
        .update(memberships)
        .set({ revokedAt: app.clock.now() })
        .where(eq(memberships.id, other.actor.membershipId)),
    )
    await expect(app.stranger(signInByPasskey, await answered(kept.phone))).rejects.toMatchObject(REFUSED)
    await someone.call(removePasskey, { passkeyId: passkey.id })
    await expect(app.stranger(signInByPasskey, await answered(phone))).rejects.toMatchObject(REFUSED)
  })

  it('is made for the person who asked, once', async () => {
    const { councillors } = await app.scene()
    const { asked, made } = await enrolled(councillors[0]!)
    const again = { ticket: asked.ticket, label: 'Encore', ...made }
    await expect(councillors[0]!.call(addPasskey, again)).rejects.toMatchObject({ code: 'DUPLICATE' })
    await expect(councillors[1]!.call(addPasskey, again)).rejects.toMatchObject(REFUSED)
    const late = await councillors[0]!.call(askPasskey, {})
    const fresh = openAuthenticator(origin()).make('another-challenge')
    await expect(councillors[0]!.call(addPasskey, { ticket: late.ticket, label: 'Autre', ...fresh })).rejects.toMatchObject(REFUSED) // prettier-ignore
  })
})

describe('an answer is refused', () => {
  it.each([
    ['seen by another site', { at: 'https://hemicycle.example.net' }],
    ['without finger, face or code', { verified: false }],
  ])('%s', async (_, how) => {
    const { councillors } = await app.scene()
    const { phone } = await enrolled(councillors[0]!)
    await expect(app.stranger(signInByPasskey, await answered(phone, how))).rejects.toMatchObject(REFUSED)
  })

  it('a second time, after five minutes, to another challenge, from an unknown key', async () => {
    const { councillors } = await app.scene()
    const { phone } = await enrolled(councillors[0]!)
    const proof = await answered(phone)
    await app.stranger(signInByPasskey, proof)
    await expect(app.stranger(signInByPasskey, proof)).rejects.toMatchObject(REFUSED)
    const late = await answered(phone)
    // The answer given, older challenges are worth nothing any more: the next ones are.
    app.clock.advance(6 * 60_000)
    await expect(app.stranger(signInByPasskey, late)).rejects.toMatchObject(REFUSED)
    const [one, two] = [await answered(phone), await answered(phone)]
    await expect(app.stranger(signInByPasskey, { ...one, ticket: two.ticket })).rejects.toMatchObject(REFUSED)
    await expect(app.stranger(signInByPasskey, await answered(openAuthenticator(origin())))).rejects.toMatchObject(REFUSED) // prettier-ignore
    const asked = await councillors[0]!.call(askPasskey, {})
    await expect(app.stranger(signInByPasskey, { ...two, ticket: asked.ticket })).rejects.toMatchObject(REFUSED) // prettier-ignore
    expect((await app.stranger(signInByPasskey, two)).step).toBe('SIGNED_IN')
  })
})
