import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './browser.ts'

/** The code that opens the devices of these journeys. */
export const PIN = '280471'

/** The code, twice, on the keys drawn on screen or on the keyboard. */
export async function keepReports(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Garder sur cet appareil' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Choisissez un code' }).waitFor()
  for (const digit of PIN) await dialog.getByRole('button', { name: digit, exact: true }).click()
  await dialog.getByRole('heading', { name: 'Confirmez votre code' }).waitFor()
  await expectAccessible(page)
  await type(page, PIN)
  await dialog.waitFor({ state: 'detached' })
}

export async function type(page: Page, pin: string): Promise<void> {
  const field = page.getByLabel('Code à 6 chiffres')
  await expect.poll(() => field.isEnabled()).toBe(true)
  await field.focus()
  await page.keyboard.type(pin)
}

export const ready = (page: Page): Promise<void> =>
  page.getByText(/Prêt pour la séance/).waitFor({ timeout: 30_000 })

/** What is left on the device: files, databases, marks. */
export const leftovers = (page: Page): Promise<string[]> =>
  page.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory()
    const files = []
    for await (const name of root.keys()) files.push(name)
    const bases = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.includes('vault'))
    return [...files, ...bases, ...Object.keys(localStorage).filter((key) => key.includes('appareil'))]
  })()`)

/** Reads something of the service as the person whose page it is. */
export const asReader = <R>(page: Page, path: string): Promise<R> =>
  page.evaluate<R>(`(async () => {
    const { accessToken, me } = await (await fetch('/api/v1/session/refresh', { method: 'POST' })).json()
    if (${JSON.stringify(path)} === 'me') return me
    return (await fetch('/api/v1/${path}', { headers: { authorization: 'Bearer ' + accessToken } })).json()
  })()`)
