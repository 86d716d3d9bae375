import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage } from './browser.ts'

const origin = inject('origin')
let browser: Browser
let page: Page
let faults: string[]
beforeAll(async () => {
  browser = await openBrowser()
  ;({ page, faults } = await openPage(browser, DESKTOP))
  page.setDefaultTimeout(30_000)
  await page.goto(`${origin}/connexion`)
  await page.getByRole('button', { name: /mot de passe/i }).click()
  await page.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
  await page.getByLabel('Votre mot de passe').fill('hemicycle-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('link', { name: 'Ouvrir l’ordre du jour' }).waitFor()
})
afterAll(() => browser.close())

it('an élue takes the tour, enlarges the text, and finds it so the next time', async () => {
  await page.getByRole('button', { name: 'Découvrir Hémicycle' }).click()
  await page.getByText('Étape 1 sur 4').waitFor()
  await expectAccessible(page)
  for (const step of [2, 3, 4]) {
    await page.keyboard.press('ArrowRight')
    await page.getByText(`Étape ${step} sur 4`).waitFor()
  }
  await page.getByRole('button', { name: 'Terminer' }).click()
  await page.getByRole('button', { name: 'Découvrir Hémicycle' }).waitFor({ state: 'detached' })
  await setText('Très grande')
  await page.evaluate('localStorage.clear()')
  await page.reload()
  await expect.poll(() => page.locator('html').getAttribute('data-text')).toBe('largest')
  await expectAccessible(page)
  await setText('Normale')
})

async function setText(size: string): Promise<void> {
  await page.getByRole('button', { name: /Mon compte/ }).click()
  await page.getByRole('menuitem', { name: 'Affichage' }).click()
  const kept = page.waitForResponse((reply) => reply.request().method() !== 'GET' && reply.ok())
  await page.getByRole('radio', { name: size }).check()
  await kept
  await expectAccessible(page)
  await page.keyboard.press('Escape')
}

it('she finds a page by its look, comes back, reads two pages and the page alone', async () => {
  const meeting = await page.getByRole('link', { name: 'Ouvrir l’ordre du jour' }).getAttribute('href')
  await page.goto(`${origin}${meeting}/cahier`)
  await page.locator('.page[aria-busy=false]').first().waitFor()
  await page.keyboard.press('v')
  const thumbs = page.getByRole('dialog', { name: 'Pages en vignettes' })
  await thumbs.locator('img').first().waitFor()
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const field = page.getByLabel('Aller à la page').and(page.locator('input'))
  await expect.poll(() => field.inputValue()).not.toBe('1')
  await page.getByRole('button', { name: 'Revenir à la page 1', exact: true }).waitFor()
  await page.keyboard.press('Backspace')
  await expect.poll(() => field.inputValue()).toBe('1')
  await page.keyboard.press('d')
  const columns = `new Set([...document.querySelectorAll('.page')].map((one) => one.style.left)).size`
  await expect.poll(() => page.evaluate<number>(columns)).toBe(2)
  // Side by side, the links of the printed list are smaller than a finger: the agenda beside has each at full size.
  await page.keyboard.press('d')
  await expect.poll(() => page.evaluate<number>(columns)).toBe(1)
  await page.keyboard.press('f')
  await page.getByRole('button', { name: 'Quitter le plein écran' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Quitter le plein écran' }).waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Raccourcis du clavier' }).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})
