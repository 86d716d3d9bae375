import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../src/demo/reports.ts'
import { makeBadFiles } from '../fixtures/bad-files.ts'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE, TABLET } from './browser.ts'
import { demoDay } from './days.ts'
import { latestMail, signInAsClerk } from './people.ts'

const origin = inject('origin')
const real = join(
  process.env.HEMICYCLE_REAL_INPUT ?? join(ROOT, '../shared/real-input'),
  'montpellier/2013-06-17',
)

interface Upload {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}
const pdf = (name: string, bytes: Uint8Array): Upload => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
})

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function synthetic(): Promise<{ good: Upload[]; bad: Upload[] }> {
  const good = await Promise.all(
    SYNTHETIC_REPORTS.map(async (spec) => pdf(spec.fileName, await makeReport(spec))),
  )
  return { good, bad: (await makeBadFiles()).map(({ name, bytes }) => pdf(name, bytes)) }
}

/** A meeting far enough for the legal delay, a day that no other journey uses. */
async function createMeeting(page: Page, daysAhead: number): Promise<string> {
  await page.getByRole('button', { name: 'Nouvelle séance' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Nouvelle séance' })
  await dialog.waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('Instance').selectOption({ label: 'Commission permanente' })
  await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill(demoDay(daysAhead))
  await dialog.getByRole('button', { name: 'Créer la séance' }).click()
  await page.waitForURL(/\/seances\/[0-9a-f-]+\/import/)
  return /seances\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''
}

async function importFiles(page: Page, files: readonly Upload[], imported: number): Promise<void> {
  await page.getByRole('button', { name: 'Choisir des fichiers' }).waitFor()
  await page
    .locator('input[type=file]:not([webkitdirectory])')
    .first()
    .setInputFiles([...files])
  await page.getByText(`${imported} importés`).first().waitFor({ timeout: 120_000 })
}

async function convene(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Étapes de la séance' })
    .getByRole('link', { name: /Convocation/ })
    .click()
  const button = page.getByRole('button', { name: /^Convoquer \d+ élus/ })
  await expect.poll(() => button.isEnabled(), { timeout: 60_000 }).toBe(true)
  await expectAccessible(page)
  await button.click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Convoquer maintenant' })
    .click()
  await page.waitForURL(/\/suivi/)
}

/** The élue opens the mail's personal link on her phone, reads, and acknowledges. */
async function readAndAcknowledge(meetingId: string): Promise<void> {
  const link = await latestMail(origin, 'claire.vidalenc@vallee.example', meetingId)
  const { page, faults } = await openPage(browser, PHONE)
  await page.goto(link)
  await page.waitForURL(new RegExp(`/seances/${meetingId}`))
  await page.getByRole('heading', { level: 1, name: /Commission permanente/ }).waitFor()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /R\d{4,5}/ })
    .first()
    .click()
  await page.locator('canvas').first().waitFor({ timeout: 30_000 })
  await expect
    .poll(() => page.locator('canvas + .text, .text').first().innerText(), { timeout: 20_000 })
    .toMatch(/\p{L}{4}/u)
  await expectAccessible(page)
  await page.goto(`${origin}/seances/${meetingId}`)
  await page.getByRole('button', { name: 'J’accuse réception' }).first().click()
  await page.getByText('Vous avez accusé réception').first().waitFor()
  expect(faults).toEqual([])
  await page.context().close()
}

describe('from a heap of files to a receipt', () => {
  it('with reports made here', async () => {
    const { page, faults } = await openPage(browser, DESKTOP)
    await signInAsClerk(page, origin)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await expectAccessible(page)
    const meetingId = await createMeeting(page, 31)
    const { good, bad } = await synthetic()
    await importFiles(page, [...good, ...bad], good.length)
    for (const { name } of bad) await page.getByText(name, { exact: true }).first().waitFor()
    await expectAccessible(page)

    await page
      .getByRole('navigation', { name: 'Étapes de la séance' })
      .getByRole('link', { name: /Ordre du jour/ })
      .click()
    const rows = page.locator('[data-item]')
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(good.length)
    await expectAccessible(page)
    const second = await rows.nth(1).getAttribute('data-item')
    await rows.nth(1).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => rows.nth(0).getAttribute('data-item')).toBe(second)
    await page
      .getByText(/déplacé/)
      .first()
      .waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => rows.nth(1).getAttribute('data-item')).toBe(second)

    await convene(page)
    await page.getByText('Claire').first().waitFor()
    await expectAccessible(page)
    await readAndAcknowledge(meetingId)
    // Live: the clerk's page hears of it by itself.
    await page
      .getByText(/accuse réception/)
      .first()
      .waitFor({ timeout: 2_000 })
    expect(faults).toEqual([])
    await page.context().close()
  })

  it.runIf(existsSync(real))('with fifty-one real délibérations', async () => {
    const { page, faults } = await openPage(browser, DESKTOP)
    await signInAsClerk(page, origin)
    const meetingId = await createMeeting(page, 45)
    const files = readdirSync(real)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => pdf(name, readFileSync(join(real, name))))
    await importFiles(page, files, files.length)
    await convene(page)
    await readAndAcknowledge(meetingId)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the élu on each device', () => {
  it.each([
    ['phone', PHONE],
    ['tablet', TABLET],
    ['desktop', DESKTOP],
  ])('signs in by password and reads on a %s', async (_, device) => {
    const { page, faults } = await openPage(browser, device)
    await page.goto(origin)
    await expectAccessible(page)
    await page
      .getByRole('button', { name: /mot de passe/i })
      .or(page.getByRole('link', { name: /mot de passe/i }))
      .first()
      .click()
    await page.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
    await page.getByLabel('Votre mot de passe').fill('hemicycle-demo')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page
      .getByText(/Vidalenc/)
      .first()
      .waitFor()
    await expectAccessible(page)
    for (const theme of ['night', 'sepia']) {
      await page.evaluate(`document.documentElement.setAttribute('data-theme', '${theme}')`)
      // Two frames: colours are at rest on the second.
      await page.evaluate('new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(rest)))')
      await expectAccessible(page)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })
})
