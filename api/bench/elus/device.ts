import { fileURLToPath } from 'node:url'
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { TABLET } from '../../test/journeys/browser.ts'

/** As an old tablet on a weak network: the processor slowed four times, 1.6 Mbit/s and 150 ms. */
const SLOWER = 4
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
const FAST = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
/** An event stream stays open: what a page still does after its first look is waited for by the clock. */
export const SETTLED_MS = 3_000
/** Between two pages, for one who leafs through: nobody reads so fast. */
export const LEAFING_MS = 500
const PROBE = fileURLToPath(new URL('probe.js', import.meta.url))

export interface Device {
  readonly page: Page
  readonly cdp: CDPSession
  /** Calls one of the functions of probe.js in the page. */
  readonly ask: <R>(call: string) => Promise<R>
  /** How many times the processor is slowed, four unless said. */
  readonly slower: (rate?: number) => Promise<void>
  readonly network: (speed: 'SLOW_4G' | 'FAST') => Promise<void>
  readonly close: () => Promise<void>
}

/** A new browser profile, with nothing kept, whose processor is slowed. */
export async function openDevice(
  browser: Browser,
  speed: 'SLOW_4G' | 'FAST',
  options: BrowserContextOptions = {},
): Promise<Device> {
  const context = await browser.newContext({
    ...TABLET,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...options,
  })
  await context.addInitScript({ path: PROBE })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  const slower = async (rate = SLOWER): Promise<void> =>
    void (await cdp.send('Emulation.setCPUThrottlingRate', { rate }))
  await slower()
  const network = async (wanted: 'SLOW_4G' | 'FAST'): Promise<void> =>
    void (await cdp.send('Network.emulateNetworkConditions', wanted === 'FAST' ? FAST : SLOW_4G))
  await network(speed)
  return {
    page,
    cdp,
    ask: (call) => page.evaluate(`probe.${call}`),
    slower,
    network,
    close: () => context.close(),
  }
}

/** Bytes that the page receives from now on; call it again for the sum. */
export function countBytes(cdp: CDPSession): () => number {
  let sum = 0
  cdp.on('Network.dataReceived', ({ encodedDataLength }) => (sum += encodedDataLength))
  return () => sum
}

/** What the pages of this browser hold in memory, in MB: the proportional set size of its renderers (Linux). */
export async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(async ({ id }) => {
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? NaN) / 1024
    })
  return (await Promise.all(sizes)).filter((size) => size > 0).reduce((sum, size) => sum + size, 0)
}

/** Collects the garbage of the page's scripts and of its workers, among them the one that parses PDF. */
export async function openCollector(cdp: CDPSession): Promise<() => Promise<void>> {
  const workers = new Set<string>()
  cdp.on('Target.attachedToTarget', ({ sessionId }) => workers.add(sessionId))
  cdp.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId))
  // Not flattened: what is meant for a worker goes through the page's own session.
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const message = JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' })
  return async () => {
    for (const sessionId of workers) await cdp.send('Target.sendMessageToTarget', { sessionId, message })
    await cdp.send('HeapProfiler.collectGarbage')
  }
}

/** What the page's scripts hold, in MB: workers have their own. */
export const objectsOf = async (cdp: CDPSession): Promise<number> =>
  (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6

/** Signs the élue of the demo in by her password. */
export async function enter({ page }: Device, origin: string): Promise<void> {
  await page.goto(`${origin}/connexion`)
  await page.getByRole('button', { name: /mot de passe/i }).first().click() // prettier-ignore
  await page.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
  await page.getByLabel('Votre mot de passe').fill('hemicycle-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.locator('section.meeting').waitFor()
}
