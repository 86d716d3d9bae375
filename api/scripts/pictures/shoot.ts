import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { ROOT } from '../../src/config.ts'

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true }
export const TABLET: BrowserContextOptions = { viewport: { width: 820, height: 1180 }, hasTouch: true }
export const DESKTOP = { viewport: { width: 1440, height: 900 } } as const

export async function openPage(browser: Browser, device: BrowserContextOptions): Promise<Page> {
  const still = { locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ ...still, ...device })
  return context.newPage()
}

/** Between two looks at a page that may still change. */
const LOOK_MS = 700

/** What the page shows, into docs/images: at rest, in 256 colours at most, which a screen of an office never lacks. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await sharp(await atRest(page))
    .png({ palette: true })
    .toFile(join(ROOT, 'docs/images', `${name}.png`))
  console.log(name)
}

/** Answers arrive, a page of a report is drawn twice: at rest, two pictures in a row are the same and nothing is said to be on its way. */
async function atRest(page: Page): Promise<Buffer> {
  const look = () => page.screenshot({ animations: 'disabled', caret: 'hide' })
  const busy = () => page.locator('[aria-busy=true], .ui-skeleton').filter({ visible: true }).count()
  let before = await look()
  for (let left = 40; left > 0; left -= 1) {
    await setTimeout(LOOK_MS)
    const now = await look()
    if (now.equals(before) && (await busy()) === 0) return now
    before = now
  }
  throw new Error('the page does not come to rest')
}
