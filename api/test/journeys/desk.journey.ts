import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeReport, SYNTHETIC_REPORTS } from '../../src/demo/reports.ts'
import { type HeapFile, makeHeap, makeSmallHeap } from '../fixtures/heap.ts'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE } from './browser.ts'
import { demoDay } from './days.ts'
import { command, tabTo } from './keyboard.ts'
import { signInAsClerk } from './people.ts'
import { openWire } from './wire.ts'

const [origin, control] = [inject('origin'), inject('control')]
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const payload = ({ name, bytes }: HeapFile) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
})
const rows = (page: Page) => page.locator('[data-item]')
const newMeeting = (page: Page) => page.getByRole('button', { name: 'Nouvelle séance' }).first()

/** By the dialog, whose form is filled from field to field; its address is where files are dropped. */
async function createMeeting(page: Page, daysAhead: number): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Nouvelle séance' })
  await expect.poll(() => dialog.getByLabel('Instance').inputValue()).not.toBe('')
  await dialog.getByLabel('Date', { exact: true }).fill(demoDay(daysAhead))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/seances\/[0-9a-f-]+\/import/)
  await page.getByRole('button', { name: 'Choisir des fichiers' }).waitFor()
}

async function sendAll(page: Page, files: readonly HeapFile[], open: () => Promise<unknown>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()])
  await chooser.setFiles(files.map(payload))
}
const imported = (page: Page, count: number) =>
  page
    .getByText(new RegExp(`^${count}\\simportés?$`))
    .first()
    .waitFor({ timeout: 120_000 })

/** In the place of the pieces stands the paper, which follows what is chosen of its layout; back, the focus is on the pieces. */
async function laysOutThePaper(page: Page): Promise<void> {
  const text = () =>
    page.evaluate<string>(
      `document.querySelector('iframe[title="L’ordre du jour mis en page"]')?.contentDocument?.body?.innerText ?? ''`,
    )
  await page.getByRole('button', { name: 'Exporter' }).click()
  await page.getByRole('menuitem', { name: 'Aperçu et mise en page' }).click()
  await expect.poll(text).toMatch(/^[A-Z] - /m)
  const layout = page.getByLabel('Présentation')
  await layout.selectOption('Liste de 1 à n')
  await expect.poll(text).not.toMatch(/^[A-Z] - /m)
  await layout.selectOption('Selon les rubriques')
  await expect.poll(text).toMatch(/^[A-Z] - /m)
  await page.getByRole('button', { name: 'Détails' }).click()
  await expectAccessible(page)
  const departments = page.getByRole('checkbox', { name: 'Direction' })
  await departments.click()
  await expect.poll(text).not.toContain('Direction ')
  await departments.click()
  await expect.poll(text).toContain('Direction ')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Revenir aux pièces' }).click()
  await expect.poll(() => page.evaluate('document.activeElement?.ariaLabel')).toBe('Aperçu')
}

/** The sheet stands under the tree there: a press leads down to it, a button back up. */
async function worksOnAPhone(page: Page): Promise<void> {
  const { width, height } = PHONE.viewport!
  const isInView = async (which: Locator) => {
    const box = await which.boundingBox()
    return box !== null && box.y >= 0 && box.y + box.height <= height
  }
  await page.setViewportSize({ width, height })
  const title = rows(page).nth(0).locator('.tt')
  await expect.poll(async () => (await title.boundingBox())?.width ?? 0).toBeGreaterThan(200)
  await title.click()
  const sheet = page.getByRole('region', { name: 'Fiche du rapport' }).getByRole('heading', { level: 2 })
  await expect.poll(() => isInView(sheet)).toBe(true)
  await page.getByRole('button', { name: 'Revenir à l’ordre du jour' }).click()
  await expect.poll(() => isInView(rows(page).nth(0))).toBe(true)
  await page.setViewportSize(DESKTOP.viewport!)
}

describe('the desk, from a heap of sixty files to a checked agenda', () => {
  it('with the keyboard alone', async () => {
    const { page, faults } = await openPage(browser, DESKTOP)
    const { good, bad, points } = await makeHeap()
    expect(good.length + bad.length).toBeGreaterThanOrEqual(58)
    await signInAsClerk(page, origin)
    await tabTo(page, newMeeting(page))
    await page.keyboard.press('Enter')
    await createMeeting(page, 61)
    const choose = page.getByRole('button', { name: 'Choisir des fichiers' })
    await tabTo(page, choose)
    await sendAll(page, [...good, ...bad], () => page.keyboard.press('Enter'))
    await imported(page, good.length)
    for (const { name } of bad) await page.getByText(name, { exact: true }).first().waitFor()
    await expectAccessible(page)

    await command(page, 'Ordre du jour')
    await expect.poll(() => rows(page).count(), { timeout: 30_000 }).toBe(points)
    await tabTo(page, rows(page))
    // All that was read is looked through at once, and what is doubtful kept.
    await page.keyboard.press('Control+a')
    await page.keyboard.press('v')
    await page.getByRole('button', { name: /^À vérifier 0/ }).waitFor({ timeout: 20_000 })
    const second = await rows(page).nth(1).getAttribute('data-item')
    await page.keyboard.press('Home')
    await tabTo(page, rows(page))
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows(page).nth(0).getAttribute('data-item')).toBe(second)
    await page.getByText('Enregistré', { exact: true }).waitFor()
    const numbers = await page.locator('[data-item] .no').allInnerTexts()
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).not.toContain('–')
    await expectAccessible(page)

    await command(page, 'Vérifications')
    await page.getByRole('heading', { level: 2, name: /à régler|bloque|prêt/ }).waitFor()
    await page.getByText('fichiers refusés').first().waitFor()
    expect(await page.getByText(/champs? à vérifier/).count()).toBe(0)
    await expectAccessible(page)
    await tabTo(page, page.locator('.cure'))
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.endsWith('/verifications'))
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('by pointer', async () => {
    const { page, faults } = await openPage(browser, DESKTOP)
    const { good, points } = await makeSmallHeap()
    await signInAsClerk(page, origin)
    await newMeeting(page).click()
    await createMeeting(page, 62)
    await sendAll(page, good, () => page.getByRole('button', { name: 'Choisir des fichiers' }).click())
    await imported(page, good.length)
    await page.getByRole('link', { name: /^Ordre du jour/ }).click()
    await expect.poll(() => rows(page).count(), { timeout: 30_000 }).toBe(points)
    const last = await rows(page)
      .nth(points - 1)
      .getAttribute('data-item')
    await rows(page)
      .nth(points - 1)
      .dragTo(rows(page).nth(0), { targetPosition: { x: 120, y: 4 } })
    await expect.poll(() => rows(page).nth(0).getAttribute('data-item')).toBe(last)
    await rows(page).nth(0).click()
    await rows(page)
      .nth(2)
      .click({ modifiers: ['Shift'] })
    await page.getByText('3 points choisis').first().waitFor()
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByText('en vigueur').first().waitFor()
    await expectAccessible(page)
    await laysOutThePaper(page)
    await worksOnAPhone(page)
    await page.getByRole('link', { name: /^Vérifications/ }).click()
    await page.locator('.cure').first().click()
    await page.waitForURL((url) => !url.pathname.endsWith('/verifications'))
    expect(faults).toEqual([])
    await page.context().close()
  })
})

/** A report heavy enough to be cut on its way. */
async function heavyReport(name: string, megabytes: number): Promise<HeapFile> {
  const document = await PDFDocument.load(await makeReport(SYNTHETIC_REPORTS[5]!))
  // Drawn by lot: what repeats would be packed away.
  await document.attach(randomBytes(megabytes * 1_000_000), 'releve.bin')
  return { name, bytes: await document.save() }
}

describe('what is interrupted', () => {
  it('loses nothing when the network is cut, the page reloaded, the server killed', async () => {
    // The browser writes a console error for each request that a cut refuses: they are what this test does.
    const { page } = await openPage(browser, DESKTOP)
    const wire = await openWire(origin)
    const choose = () => page.getByRole('button', { name: /^(Choisir|Ajouter) des fichiers$/ }).click()
    await signInAsClerk(page, wire.origin)
    await newMeeting(page).click()
    await createMeeting(page, 63)
    wire.cutAfter(1_500_000)
    await sendAll(page, [await heavyReport('rapport-avec-plans.pdf', 3)], choose)
    await page.getByText('Rien n’est perdu sur votre poste.').first().waitFor()
    wire.mend()
    await page
      .getByRole('button', { name: /^Renvoyer/ })
      .first()
      .click()
    await imported(page, 1)

    // Reloaded while a file leaves: its name is said, since the browser has forgotten the file.
    const network = await page.context().newCDPSession(page)
    const uploads = (uploadThroughput: number) =>
      network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      })
    await network.send('Network.enable')
    await uploads(300_000)
    page.once('dialog', (dialog) => void dialog.accept())
    await sendAll(page, [await heavyReport('autre-rapport.pdf', 2)], choose)
    await page
      .getByText(/Envoi, \d+\s%/)
      .first()
      .waitFor()
    await page.reload()
    await page.getByText('1 fichier n’était pas arrivé').waitFor()
    await page.getByText('autre-rapport.pdf').first().waitFor()
    await uploads(-1)

    // Killed while it reads: what had arrived is read by itself once the server is back.
    const { good } = await makeSmallHeap()
    await sendAll(page, good, choose)
    await page
      .getByText(/^Reçu, lecture à venir|^Lecture en cours|^Lu$/)
      .first()
      .waitFor()
    await expect.poll(() => page.getByText(/^Envoi, |^En attente d’envoi/).count()).toBe(0)
    await fetch(`${control}/kill`, { method: 'POST' })
    await fetch(`${control}/start`, { method: 'POST' })
    await page.reload()
    await imported(page, good.length + 1)
    await page.context().close()
    wire.close()
  })
})

it('starts light: at most 220 kB of script before the first screen', async () => {
  const html = await (await fetch(`${origin}/admin/`)).text()
  const links = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? '')
  const scripts = await Promise.all(
    links.map(async (path) => Buffer.from(await (await fetch(origin + path)).arrayBuffer())),
  )
  const size = scripts.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)
  expect(size).toBeGreaterThan(10_000)
  expect(size).toBeLessThanOrEqual(220_000)
})
