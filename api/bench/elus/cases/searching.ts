import { type Device, enter, openDevice } from '../device.ts'
import type { Stage } from '../stage.ts'
import { choosePin } from './storing.ts'

export interface Searching {
  /** By the service, over slow 4G. */
  readonly far: number
  /** In the texts of the device, network off: the first time, then again. */
  readonly first: number
  readonly again: number
}
/** Not timed, and on a busy machine not quick. */
const KEEP_MS = 150_000
// Words of the corpus: on few of its pages, on nearly all of them, on some.
const [A, B, C] = ['projet délibération', 'crédits inscrits', 'consulter séance']

/** Words looked for in all the pages of a meeting, from the last letter to the first result. */
export async function measureSearching({ browser, origin, large }: Stage): Promise<Searching> {
  const { meetingId } = await large()
  const device = await openDevice(browser, 'FAST')
  await enter(device, origin)
  await keepAll(device)
  await openSearch(device, meetingId)
  await device.network('SLOW_4G')
  const far = await search(device, A)
  await device.network('FAST')
  await device.page.context().setOffline(true)
  return { far, first: await search(device, B), again: await search(device, C) }
}

/** Everything to come on the device, its texts too: not what is timed here, so the processor is not slowed meanwhile. */
async function keepAll({ page, slower }: Device): Promise<void> {
  await slower(1)
  await page.getByRole('button', { name: 'Garder sur cet appareil' }).first().click() // prettier-ignore
  // The last thing that a round keeps is « mes notes » of every meeting.
  const last = page.waitForResponse((reply) => reply.url().endsWith('/my/annotations'), { timeout: KEEP_MS })
  await choosePin(page)
  await last
  await slower()
}

/** Goes to a report of the meeting without a reload, which would close the device again. */
async function openSearch({ page }: Device, meetingId: string): Promise<void> {
  await page.evaluate(
    `history.pushState({}, '', '/seances/${meetingId}'); dispatchEvent(new PopStateEvent('popstate'))`,
  )
  await page.locator('a[href*="/lire/"]').first().click() // prettier-ignore
  await page.locator('.stage').waitFor()
  await page.keyboard.press('/')
  await page.locator('[role=dialog] input[type=search]').waitFor()
}

async function search({ page, ask }: Device, words: string): Promise<number> {
  await page.locator('[role=dialog] input[type=search]').fill('')
  await page.locator('a.hit').first().waitFor({ state: 'detached' }) // prettier-ignore
  return ask<number>(`search('${words}', 'a.hit')`)
}
