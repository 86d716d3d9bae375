import type { Browser } from 'playwright-core'
import {
  countBytes,
  type Device,
  enter,
  LEAFING_MS,
  memoryOf,
  objectsOf,
  openCollector,
  openDevice,
  SETTLED_MS,
} from '../device.ts'
import type { Stage } from '../stage.ts'

export interface FirstPage {
  readonly ms: number
  readonly mb: number
}
export interface Long {
  /** Each asked for as soon as the one before is drawn. */
  readonly turns: readonly number[]
  /** The pages after these, leafed through. */
  readonly leafed: readonly number[]
  readonly canvases: number
  readonly memory: readonly Memory[]
}
/** Memory of the browser's pages after so many turns, in MB. */
interface Memory {
  readonly turn: number
  /** As it is, whatever page one ends on. */
  readonly mb: number
  /** What is kept: the first page shown again, garbage collected. Of it, the objects of the page's scripts. */
  readonly kept: number
  readonly objects: number
}
export interface Bundle {
  readonly pages: number
  readonly mb: number
  readonly fast: FirstPage
  readonly slow: FirstPage
  readonly long: Long
}
const STEPS = [100, 200, 300, 400, 500]
const LEAFED = 60

/** The bundle of 3 000 pages, over ranges. */
export async function measureBundle({ browser, origin, large }: Stage): Promise<Bundle> {
  const { meetingId, pages, mb } = await large()
  const reader = await openDevice(browser, 'FAST')
  await enter(reader, origin)
  const meeting = `${origin}/seances/${meetingId}`
  const slow = await measureFirstPage(reader, meeting, 'SLOW_4G')
  const fast = await measureFirstPage(reader, meeting, 'FAST')
  const long = await measureTurns(browser, reader)
  return { pages, mb, fast, slow, long }
}

/** From the tap on « Cahier » to its first page, pieces of it asked for over the network. */
async function measureFirstPage(
  { page, cdp, ask, network }: Device,
  meeting: string,
  speed: 'SLOW_4G' | 'FAST',
): Promise<FirstPage> {
  await page.goto(meeting)
  await page.locator('a[href$="/cahier"]').first().waitFor()
  await page.waitForTimeout(SETTLED_MS)
  await network(speed)
  const bytes = countBytes(cdp)
  const ms = await ask<number>(`open('a[href$="/cahier"]')`)
  const mb = bytes() / 1e6
  await network('FAST')
  return { ms, mb }
}

/** 500 page turns from there. */
async function measureTurns(browser: Browser, { ask, cdp, page }: Device): Promise<Long> {
  // The tools of the browser keep what a page receives in that page's own process, which is what is measured here.
  await cdp.send('Network.disable')
  const collect = await openCollector(cdp)
  const memoryAfter = async (turn: number): Promise<Memory> => {
    const mb = await memoryOf(browser)
    const from = await ask<number>('leave()')
    await page.waitForTimeout(SETTLED_MS)
    await collect()
    await page.waitForTimeout(SETTLED_MS)
    const [kept, objects] = [await memoryOf(browser), await objectsOf(cdp)]
    await ask(`comeBack(${from}, ${turn + 1})`)
    return { turn, mb, kept, objects }
  }
  const memory = [await memoryAfter(0)]
  const turns: number[] = []
  let canvases = 0
  let before = 1
  for (const step of STEPS) {
    const part = await ask<{ turns: number[]; canvases: number }>(`turn(${before}, ${step + 1})`)
    turns.push(...part.turns)
    canvases = Math.max(canvases, part.canvases)
    memory.push(await memoryAfter(step))
    before = step + 1
  }
  const { turns: leafed } = await ask<{ turns: number[] }>(
    `turn(${before}, ${before + LEAFED}, ${LEAFING_MS})`,
  )
  return { turns, leafed, canvases, memory }
}
