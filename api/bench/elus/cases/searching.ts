import type { Device } from '../device.ts'
import { unlock } from './storing.ts'

export interface Searching {
  /** By the service, over slow 4G. */
  readonly far: number
  /** In the texts of the device, network off: the first time, then again. */
  readonly first: number
  readonly again: number
}
const [A, B, C] = ['subventions communes', 'travaux route', 'convention']

/** Words looked for in all the pages of a meeting, from the last letter to the first result. */
export async function measureSearching({ page, ask, network }: Device, meeting: string): Promise<Searching> {
  await page.goto(meeting)
  await unlock(page)
  await page.locator('a[href*="/lire/"]').first().waitFor() // prettier-ignore
  await page.keyboard.press('/')
  await page.locator('input[type=search]').waitFor()
  await network('SLOW_4G')
  const far = await search(A)
  await network('FAST')
  await page.context().setOffline(true)
  const first = await search(B)
  const again = await search(C)
  await page.context().setOffline(false)
  return { far, first, again }

  async function search(words: string): Promise<number> {
    await page.locator('input[type=search]').fill('')
    await page.locator('a.hit').first().waitFor({ state: 'detached' }) // prettier-ignore
    return ask<number>(`search('${words}', 'a.hit')`)
  }
}
