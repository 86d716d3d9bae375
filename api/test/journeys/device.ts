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

/** The cover and the contents of the cahier come last; their sealed record is found by its hashed name alone. */
export const frontKept = (page: Page, meetingId: string): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate<boolean>(`(async () => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('front ${meetingId}'))
    const name = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const ask = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
    const database = await ask(indexedDB.open('hemicycle-vault'))
    const row = await ask(database.transaction('records').objectStore('records').get(name))
    database.close()
    return row !== undefined
  })()`),
      { timeout: 30_000 },
    )
    .toBe(true)

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

/** The cahier whose pictures are made smaller, on the device as a file. */
export async function savesLightCahier(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Version légère du cahier' }).click(),
  ])
  expect(saved.suggestedFilename()).toContain('version légère.pdf')
  expect(await saved.failure()).toBe(null)
}
