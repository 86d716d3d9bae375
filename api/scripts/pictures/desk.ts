import type { Browser, Page } from 'playwright-core'
import { enter } from '../../bench/desk-product.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../src/demo/reports.ts'
import { makeHeap } from '../../test/fixtures/heap.ts'
import { demoDay } from '../../test/journeys/days.ts'
import { DESKTOP, openPage, shoot } from './shoot.ts'

const WIDE = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

/** The clerk's desk, from a heap of files to a checked agenda. */
export async function deskPictures(browser: Browser, origin: string): Promise<void> {
  const page = await openPage(browser, DESKTOP)
  await enter(page, origin)
  const meeting = await fill(page)
  const go = (tab: string) => page.goto(`${meeting}/${tab}`)
  await go('import')
  await atEach(page, 'desk-import')
  await go('verifications')
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await atEach(page, 'desk-checks')
  await go('ordre-du-jour')
  await page.locator('[data-item]').first().click()
  await atEach(page, 'desk-agenda')
  await page.setViewportSize(DESKTOP.viewport)
  await shoot(page, 'admin')
  await replace(page)
  await atEach(page, 'desk-versions')
}

async function atEach(page: Page, name: string): Promise<void> {
  for (const size of WIDE) {
    await page.setViewportSize(size)
    await shoot(page, `${name}-${size.width}`)
  }
}

/** A new meeting, with a heap of files of which two are bad. Gives its address. */
async function fill(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Nouvelle séance' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Nouvelle séance' })
  await dialog.getByLabel('Date', { exact: true }).fill(demoDay(40))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/seances\/[0-9a-f-]+\/import/)
  const { good, bad } = await makeHeap()
  const files = [...good, ...bad].map(({ name, bytes }) => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(bytes),
  }))
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choisir des fichiers' }).click(),
  ])
  await chooser.setFiles(files)
  await page
    .getByText(new RegExp(`^${good.length}\\simportés?$`))
    .first()
    .waitFor({ timeout: 120_000 })
  return page.url().replace(/\/import.*/u, '')
}

/** A corrected version of the first file, and what it changed. */
async function replace(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Versions' }).click()
  const [spec] = SYNTHETIC_REPORTS
  if (!spec) throw new Error('no synthetic report')
  const buffer = Buffer.from(await makeReport({ ...spec, title: `${spec.title} (rectifié)` }))
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Remplacer' }).first().click(),
  ])
  await chooser.setFiles({ name: 'version corrigée.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: 'Ce qui a changé' }).first().click({ timeout: 60_000 })
  // What is told of the file's arrival would lie on the picture.
  await page.locator('.ui-toast').first().waitFor({ state: 'hidden' })
}
