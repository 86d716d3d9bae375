import type { Page } from 'playwright-core'
import type { Device } from '../device.ts'

export interface Storing {
  readonly mb: number
  readonly seconds: number
}
const PIN = '280471'

/** Keeps what is to come on the device: received, sealed and checked, to « Prêt pour la séance ». */
export async function keepOnDevice({ page }: Device): Promise<Storing> {
  await page.getByRole('button', { name: 'Garder sur cet appareil' }).first().click() // prettier-ignore
  const start = await choosePin(page)
  await page.getByText(/Prêt pour la séance/).first().waitFor() // prettier-ignore
  const seconds = (performance.now() - start) / 1000
  return { mb: (await kept(page)) / 1e6, seconds }
}

/** Types the code twice; the moment of its last digit. */
export async function choosePin(page: Page): Promise<number> {
  const type = async (digits: string): Promise<void> => {
    await page.getByLabel('Code à 6 chiffres').focus()
    await page.keyboard.type(digits)
  }
  await type(PIN)
  await page.getByRole('heading', { name: 'Confirmez votre code' }).waitFor()
  await type(PIN.slice(0, 5))
  const start = performance.now()
  await page.keyboard.type(PIN.slice(5))
  return start
}

/** What the private files of the origin weigh. */
const kept = (page: Page): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const weigh = async (folder) => {
      let sum = 0
      for await (const one of folder.values()) sum += one.kind === 'file' ? (await one.getFile()).size : await weigh(one)
      return sum
    }
    return weigh(await navigator.storage.getDirectory())
  })()`)
