import {
  addPasskey,
  askPasskey,
  challengePasskey,
  changeDepartment,
  changeRole,
  consumeLink,
  inviteAccount,
  inviteAgain,
  listAccounts,
  listMandates,
  listPasskeys,
  proveSecondFactor,
  readMe,
  refreshSession,
  removePasskey,
  requestLink,
  restoreAccount,
  revokeAccount,
  saveReadingSettings,
  signIn,
  signInByPasskey,
  signOut,
  takeMandate,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { askLink, proveSecondFactorStep, signInByLink, signInByPassword } from './commands.ts'
import {
  changeDepartmentCommand,
  changeRoleCommand,
  inviteAccountCommand,
  inviteAgainCommand,
  restoreAccountCommand,
  revokeAccountCommand,
} from './manage.ts'
import { accountList } from './list.ts'
import { mandateList, takeMandateCommand } from './mandates.ts'
import { addPasskeyCommand, askPasskeyCommand, removePasskeyCommand } from './passkeys.ts'
import { challenge, signInByPasskeyStep } from './passkey-sign-in.ts'
import { accountByMembership, meOf, passkeysOf } from './queries.ts'
import { leave, refresh } from './sessions.ts'
import { saveReadingSettingsCommand } from './settings.ts'

export const accounts: Feature = (routes) => {
  routes.open(signIn, signInByPassword)
  routes.open(proveSecondFactor, proveSecondFactorStep)
  routes.open(requestLink, askLink)
  routes.open(consumeLink, signInByLink)
  routes.open(refreshSession, (deps, _input, exchange) => refresh(deps, exchange))
  routes.open(signOut, (deps, _input, exchange) => leave(deps, exchange))
  routes.write(readMe, async (deps, actor) => {
    const account = await asSystem(deps, (sql) => accountByMembership(sql, actor.membershipId))
    if (!account) throw new Problem('NOT_SIGNED_IN')
    return meOf(account)
  })
  routes.write(saveReadingSettings, saveReadingSettingsCommand)
  routes.write(listMandates, mandateList)
  routes.write(takeMandate, takeMandateCommand)
  routes.open(challengePasskey, (deps) => challenge(deps))
  routes.open(signInByPasskey, signInByPasskeyStep)
  routes.write(askPasskey, askPasskeyCommand)
  routes.write(addPasskey, addPasskeyCommand)
  routes.write(removePasskey, removePasskeyCommand)
  routes.write(listPasskeys, async (deps, { userId }) => ({
    passkeys: await asSystem(deps, (sql) => passkeysOf(sql, userId)),
  }))
  routes.write(listAccounts, async (deps, actor) => ({ accounts: await accountList(deps, actor) }))
  routes.write(inviteAccount, inviteAccountCommand)
  routes.write(inviteAgain, inviteAgainCommand)
  routes.write(changeRole, changeRoleCommand)
  routes.write(changeDepartment, changeDepartmentCommand)
  routes.write(revokeAccount, revokeAccountCommand)
  routes.write(restoreAccount, restoreAccountCommand)
}
