import { join } from 'node:path'
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

/** What the page shows, into docs/images: at rest, in 256 colours at most, which a screen of an office never lacks. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  // What is on its way arrives, and pages of a report are drawn twice, the second time sharp; the live channel never rests.
  await page.waitForTimeout(2500)
  const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  await sharp(bytes)
    .png({ palette: true })
    .toFile(join(ROOT, 'docs/images', `${name}.png`))
  console.log(name)
}
