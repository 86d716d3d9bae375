import type { Page } from 'playwright-core'
import type { Device } from '../device.ts'

export interface Storing {
  readonly mb: number
  readonly seconds: number
}
const PIN = '280471'

/** The code of the device, asked for at each start. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Code à 6 chiffres').focus()
  await page.keyboard.type(PIN)
}
/** What is new since is fetched by itself. */
export async function catchUp({ page }: Device, home: string): Promise<void> {
  await page.goto(home)
  await unlock(page)
  await page.getByText(/Prêt pour la séance/).first().waitFor({ timeout: 300_000 }) // prettier-ignore
}

/** Keeps what is to come on the device: received, sealed and checked, to « Prêt pour la séance ». */
export async function measureStoring({ page }: Device): Promise<Storing> {
  await page.getByRole('button', { name: 'Garder sur cet appareil' }).first().click() // prettier-ignore
  const field = page.getByLabel('Code à 6 chiffres')
  await type(PIN)
  await page.getByRole('heading', { name: 'Confirmez votre code' }).waitFor()
  await type(PIN.slice(0, 5))
  const start = performance.now()
  await page.keyboard.type(PIN.slice(5))
  await page.getByText(/Prêt pour la séance/).first().waitFor() // prettier-ignore
  const seconds = (performance.now() - start) / 1000
  return { mb: (await kept()) / 1e6, seconds }

  async function type(digits: string): Promise<void> {
    await field.focus()
    await page.keyboard.type(digits)
  }
  /** What the private files of the origin weigh. */
  function kept(): Promise<number> {
    return page.evaluate<number>(`(async () => {
      const weigh = async (folder) => {
        let sum = 0
        for await (const one of folder.values()) sum += one.kind === 'file' ? (await one.getFile()).size : await weigh(one)
        return sum
      }
      return weigh(await navigator.storage.getDirectory())
    })()`)
  }
}
