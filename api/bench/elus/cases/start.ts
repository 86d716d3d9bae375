import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { ROOT } from '../../../src/config.ts'
import { type Device, enter, openDevice, SETTLED_MS } from '../device.ts'
import type { Stage } from '../stage.ts'

export interface Start {
  /** Of JavaScript: what the page asks for by itself, in kB as gzip sends it. */
  readonly entryKb: number
  readonly lcp: number
  readonly cls: number
  /** From the reload to the meeting's card, the shell in the cache of the service worker. */
  readonly cached: number
  /** The longest of the interactions made. */
  readonly inp: { readonly name: string; readonly ms: number; readonly count: number }
}
type Profile = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** The first minute: the application for the first time, again from the cache, and everything that a finger does. */
export async function measureStart({ browser, origin }: Stage): Promise<Start> {
  const profile = await signedIn(browser, origin)
  const cold = await firstVisit(browser, origin, profile.fresh)
  const warm = await openDevice(browser, 'FAST', { storageState: profile.again })
  const cached = await fromCache(warm, origin)
  const inp = await gestures(warm, origin)
  await warm.close()
  return { entryKb: entryKb(), ...cold, cached, inp }
}

/** A refresh token works once: two people's worth of cookies. */
async function signedIn(browser: Browser, origin: string): Promise<{ fresh: Profile; again: Profile }> {
  const states: Profile[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    const device = await openDevice(browser, 'FAST')
    await enter(device, origin)
    states.push(await device.page.context().storageState())
    await device.close()
  }
  return { fresh: states[0]!, again: states[1]! }
}

/** Accueil on slow 4G with nothing in any cache. */
async function firstVisit(
  browser: Browser,
  origin: string,
  storageState: Profile,
): Promise<{ lcp: number; cls: number }> {
  const device = await openDevice(browser, 'SLOW_4G', { storageState, serviceWorkers: 'block' })
  await device.page.goto(origin)
  await device.page.locator('section.meeting').waitFor()
  await device.page.waitForTimeout(SETTLED_MS)
  const found = await device.page.evaluate<{ lcp: number; cls: number }>(
    '({ lcp: probe.lcp, cls: probe.cls })',
  )
  await device.close()
  return found
}

async function fromCache(device: Device, origin: string): Promise<number> {
  await device.page.goto(origin)
  await device.page.evaluate('navigator.serviceWorker.ready.then(() => null)')
  await device.page.reload()
  await device.page.waitForFunction('navigator.serviceWorker.controller !== null')
  await device.page.waitForTimeout(SETTLED_MS)
  await device.network('SLOW_4G')
  await device.page.reload({ waitUntil: 'commit' })
  await device.page.locator('section.meeting').waitFor()
  return device.page.evaluate<number>('performance.now()')
}

/** What a councillor does in a minute, by touch and by keyboard. */
async function gestures({ page, ask }: Device, origin: string): Promise<Start['inp']> {
  await page.goto(origin)
  await page.locator('section.meeting .m-foot a').first().tap()
  await page.locator('a[href*="/lire/"]').first().tap()
  await ask('drawn(1)')
  for (const key of ['PageDown', 'PageDown', 'PageUp', '+', '-'])
    await page.keyboard.press(key, { delay: 60 })
  await page.getByRole('button', { name: 'Réglages de lecture' }).tap()
  await page.getByRole('radio', { name: 'Nuit' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Ouvrir l’ordre du jour' }).tap()
  await page.getByRole('dialog').locator('a').nth(1).tap()
  await ask('drawn(1)')
  await page.getByRole('button', { name: 'Texte', exact: true }).tap()
  await page.locator('.text-view .folio').first().waitFor()
  await page.getByRole('button', { name: 'Page', exact: true }).tap()
  await ask('drawn(1)')
  await page.keyboard.press('/')
  await page.keyboard.type('subvention', { delay: 90 })
  await page.waitForTimeout(1_500)
  const inputs = await page.evaluate<[string, number][]>('probe.inputs')
  const [name, ms] = inputs.reduce((worst, one) => (one[1] > worst[1] ? one : worst), ['-', 0])
  return { name, ms, count: inputs.length }
}

/** The scripts that index.html names, as the server would send them. */
function entryKb(): number {
  const dist = join(ROOT, 'web-elus/dist')
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name ?? '')
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0) / 1000
}
