import {
  changeDepartment,
  changeRole,
  consumeLink,
  inviteAccount,
  listAccounts,
  listCouncillors,
  restoreAccount,
  revokeAccount,
} from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp, until } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

async function tokenFor(address: string): Promise<string> {
  const mailbox = app.deps.mailbox!
  const mail = await until(
    async () => mailbox.list().find((one) => one.to.includes(address)),
    'the invitation',
  )
  return /#cle=([\w-]+)/.exec((await mailbox.get(mail.id))!.text)![1]!
}

describe('accounts', () => {
  it('are invited by a link that serves once, then revoked and given back', async () => {
    const { clerk, councillors } = await app.scene()
    const councillorId = councillors[0]!.actor.councillorId!
    const email = `elue-${councillorId}@vallee.example`
    const invited = await clerk.call(inviteAccount, { name: 'Claire Vidalenc', email, role: 'ASSISTANT' })
    expect(invited).toMatchObject({ state: 'INVITED', role: 'ASSISTANT', email })
    const token = await tokenFor(email)
    expect(await app.stranger(consumeLink, { token })).toMatchObject({ step: 'SIGNED_IN' })
    await expect(app.stranger(consumeLink, { token })).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
    const find = async () =>
      (await clerk.call(listAccounts, {})).accounts.find((account) => account.id === invited.id)
    expect(await find()).toMatchObject({ state: 'ACTIVE' })
    const { id: accountId } = invited
    expect(await clerk.call(revokeAccount, { accountId })).toMatchObject({ state: 'REVOKED' })
    expect(await clerk.call(restoreAccount, { accountId })).toMatchObject({ state: 'ACTIVE' })
  })

  it('of authors bear their direction, and ask for a second factor', async () => {
    const { clerk, assistant } = await app.scene()
    const email = `auteur-${clerk.actor.userId}@vallee.example`
    const person = {
      name: 'Karim Haddad',
      email,
      role: 'AUTHOR' as const,
      department: 'Direction des routes',
    }
    const { id: accountId, department } = await clerk.call(inviteAccount, person)
    expect(department).toBe('Direction des routes')
    const token = await tokenFor(email)
    expect(await app.stranger(consumeLink, { token })).toMatchObject({ step: 'ENROL_SECOND_FACTOR' })
    expect(await clerk.call(changeDepartment, { accountId, department: null })).toMatchObject({
      department: null,
    })
    const other = { accountId: assistant.actor.membershipId, department: 'Cabinet' }
    await expect(clerk.call(changeDepartment, other)).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
  })

  it('of the office are the administrator’s, and nobody locks oneself out', async () => {
    const { clerk, administrator } = await app.scene()
    const person = { name: 'Luc Roy', email: `luc-${clerk.actor.userId}@vallee.example` }
    const escalation = clerk.call(inviteAccount, { ...person, role: 'ADMINISTRATOR' })
    await expect(escalation).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { id } = await administrator.call(inviteAccount, { ...person, role: 'ASSEMBLY_OFFICE' })
    await expect(clerk.call(revokeAccount, { accountId: id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const self = { accountId: administrator.actor.membershipId }
    await expect(administrator.call(revokeAccount, self)).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
    expect(await administrator.call(changeRole, { accountId: id, role: 'AUTHOR' })).toMatchObject({
      role: 'AUTHOR',
    })
  })

  it('show on the sheet of the élu, one per authority', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const { councillors } = await mine.clerk.call(listCouncillors, {})
    expect(councillors.map((one) => one.account)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE'])
    const strange = { accountId: theirs.author.actor.membershipId }
    await expect(mine.clerk.call(revokeAccount, strange)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await mine.clerk.call(listAccounts, {})).accounts).toHaveLength(8)
  })
})
