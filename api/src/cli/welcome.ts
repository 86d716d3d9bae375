import type { Deps } from '../kernel/deps.ts'
import type { DemoAccounts } from '../demo/accounts.ts'

/** What a person needs after `npm start`: where to go, and as whom. */
export function printWelcome(deps: Deps, role: string, demo: DemoAccounts | null): void {
  const { publicUrl } = deps.config
  const lines =
    role === 'worker' ? ['Hémicycle travaille en arrière-plan.'] : addresses(publicUrl, deps.mailbox !== null)
  if (demo) lines.push('', ...accounts(demo, publicUrl))
  lines.push('', 'Ctrl+C pour arrêter.')
  console.log(`\n${lines.join('\n')}\n`)
}

function addresses(url: string, mailbox: boolean): string[] {
  return [
    'Hémicycle est prêt.',
    '',
    `  Élus                    ${url}/`,
    `  Service des assemblées  ${url}/admin/`,
    `  API et documentation    ${url}/api/docs`,
    ...(mailbox ? [`  Boîte aux lettres       ${url}/dev/mailbox`] : []),
  ]
}

function accounts(demo: DemoAccounts, url: string): string[] {
  return [
    'Comptes de démonstration',
    `  Service des assemblées  ${demo.clerk.email}   mot de passe ${demo.clerk.password}`,
    `     code à 6 chiffres    affiché sur ${url}/dev/mailbox (maintenant ${demo.clerk.code})`,
    `  Élue                    ${demo.councillor.email}   mot de passe ${demo.councillor.password}`,
    `  Administrateur          ${demo.administrator.email}   même mot de passe, même code`,
    `  Direction (auteur)      ${demo.author.email}   même mot de passe, même code`,
  ]
}
