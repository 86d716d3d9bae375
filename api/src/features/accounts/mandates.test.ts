import { createClient, listMandates, readMe, saveReadingSettings, takeMandate } from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import { memberships } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

/** One person who sits in two authorities, seen from the first. */
async function twoSeats() {
  const [here, there] = [await app.scene(), await app.scene()]
  const [person, other] = [here.councillors[0]!, there.councillors[0]!]
  await asSystem(app.deps, (sql) =>
    sql
      .update(memberships)
      .set({ userId: person.actor.userId })
      .where(eq(memberships.id, other.actor.membershipId)),
  )
  return { here, there, person, seat: other.actor.membershipId }
}

describe('several mandates', () => {
  it('are listed for the person alone, and taken one after the other', async () => {
    const { here, there, person, seat } = await twoSeats()
    const { mandates } = await person.call(listMandates, {})
    expect(mandates.map(({ membershipId, current }) => [membershipId, current])).toEqual([
      [person.actor.membershipId, true],
      [seat, false],
    ])
    const signed = await person.call(takeMandate, { membershipId: seat })
    expect(signed.me?.authority.id).toBe(there.authorityId)
    const headers = () => ({ authorization: `Bearer ${signed.accessToken}` })
    const call = createClient({ base: `${app.origin}/api/v1`, headers })
    const now = (await call(listMandates, {})).mandates
    expect(now.find(({ current }) => current)?.membershipId).toBe(seat)
    const neighbour = await here.councillors[1]!.call(listMandates, {})
    expect(neighbour.mandates).toHaveLength(1)
  })

  it('open neither the seat of somebody else nor another role of one’s own', async () => {
    const { here, person } = await twoSeats()
    const others = here.councillors[1]!.actor.membershipId
    await expect(person.call(takeMandate, { membershipId: others })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const office = here.clerk.actor.membershipId
    await asSystem(app.deps, (sql) =>
      sql.update(memberships).set({ userId: person.actor.userId }).where(eq(memberships.id, office)),
    )
    await expect(person.call(takeMandate, { membershipId: office })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

it('keeps the size of the text and the tour for the person, in every authority', async () => {
  const { person, seat } = await twoSeats()
  expect(await person.call(readMe, {})).toMatchObject({ textSize: 'NORMAL', tourSeen: false })
  await person.call(saveReadingSettings, { textSize: 'LARGE' })
  await person.call(saveReadingSettings, { tourSeen: true })
  const signed = await person.call(takeMandate, { membershipId: seat })
  expect(signed.me).toMatchObject({ textSize: 'LARGE', tourSeen: true })
})
