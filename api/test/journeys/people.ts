import { type Call, createClient } from '@hemicycle/contract'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { until } from '../harness.ts'

/** One of the demo's clerks, each in turn: a code works once, and the next one comes only after thirty seconds. */
export async function nextClerk(): Promise<string> {
  return (await fetch(`${inject('control')}/clerk`, { method: 'POST' })).text()
}

export const signInAsClerk = async (page: Page, origin: string): Promise<void> =>
  signIn(page, origin, await nextClerk())

/** Somebody of the demo: password, then the code that the mailbox page shows. A code works once, so a used one is waited out. */
export async function signIn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/admin/`)
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill('hemicycle-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  const field = page.getByLabel('Code à 6 chiffres')
  await field.waitFor()
  const used = new Set<string>()
  await until(
    async () => {
      if (!(await field.isVisible().catch(() => false))) return true
      const code = await demoCode(origin)
      if (used.has(code)) return false
      used.add(code)
      await field.fill(code)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/admin\/(?!connexion)/, { timeout: 3_000 }).catch(() => undefined)
      return !(await field.isVisible().catch(() => false))
    },
    'a code not used yet',
    75_000,
  )
}

/** The client of whoever is signed in, under the session of the page: for what other journeys show already. */
export async function clientOf(page: Page, origin: string): Promise<Call> {
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.headers().authorization !== undefined),
    page.reload(),
  ])
  const authorization = request.headers().authorization ?? ''
  return createClient({ base: `${origin}/api/v1`, headers: () => ({ authorization }) })
}

export async function demoCode(origin: string): Promise<string> {
  const html = await (await fetch(`${origin}/dev/mailbox`)).text()
  return /<strong>(\d{6})<\/strong>/.exec(html)?.[1] ?? ''
}

/** The personal link in the mail that convenes someone to a meeting. */
export async function latestMail(origin: string, address: string, meetingId: string): Promise<string> {
  let link = ''
  await expect
    .poll(
      async () => {
        const html = await (await fetch(`${origin}/dev/mailbox`)).text()
        const rows = [...html.matchAll(/<td>([^<]*)<\/td>\s*<td><a href="(\/dev\/mailbox\/[^"]+)">/g)]
        for (const [, to, path] of rows) {
          if (to !== address) continue
          const mail = await (await fetch(origin + path)).text()
          const found = /https?:\/\/[^"\s]+\/lien\?suite=[^"\s#]+#cle=[\w-]+/.exec(mail)?.[0]
          if (found?.includes(meetingId)) link = found
        }
        return link
      },
      { timeout: 30_000, interval: 500 },
    )
    .not.toBe('')
  return link
}
