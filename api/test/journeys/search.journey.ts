import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE } from './browser.ts'
import { signInAsClerk } from './people.ts'

const origin = inject('origin')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function signInAsElue(page: Page): Promise<void> {
  await page.goto(`${origin}/connexion`)
  await page.getByRole('button', { name: /mot de passe/i }).click()
  await page.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
  await page.getByLabel('Votre mot de passe').fill('hemicycle-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('link', { name: 'Chercher partout' }).waitFor()
}

/** The demo is filled, and what fills it indexed, while one looks: the same words are asked for until they are found. */
async function searched(page: Page, words: string, found: RegExp, nature = ''): Promise<void> {
  const result = page.getByRole('article').filter({ hasText: found }).first()
  for (let turn = 0; turn < 30; turn += 1) {
    await page.goto(`${origin}/recherche?q=${encodeURIComponent(words)}&nature=${nature}`)
    const shown = await result.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    )
    if (shown) return
  }
  await result.waitFor()
}

it('finds a page of a procès-verbal on a phone, whatever the plural and the typing', async () => {
  const { page, faults } = await openPage(browser, PHONE)
  await signInAsElue(page)
  await searched(page, 'subventions', /Procès-verbal/, 'MINUTES')
  await page.getByRole('link', { name: 'Chercher partout' }).click()
  await page.getByText('La recherche porte sur le texte').waitFor()
  await expectAccessible(page)
  await page.getByRole('searchbox').fill('subvetnion')
  await page.getByText(/Aucun texte ne contient/).waitFor()
  await page
    .locator('mark', { hasText: /subvention/i })
    .first()
    .waitFor()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /^Page \d/ })
    .first()
    .click()
  await page.locator('canvas').first().waitFor()
  await page.goBack()
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('subvetnion')
  expect(faults).toEqual([])
})

it('narrows what is found by its nature, and opens the person of the directory', async () => {
  const { page, faults } = await openPage(browser, DESKTOP)
  await signInAsElue(page)
  await searched(page, 'vasseur', /Élus/)
  await page.getByRole('button', { name: /^Élus/ }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Philippe Vasseur', exact: true }).click()
  await page.getByRole('dialog').getByText('Commande publique').waitFor()
  expect(faults).toEqual([])
})

it('gives the clerk the texts in the command bar, and what paper would have cost', async () => {
  const { page, faults } = await openPage(browser, DESKTOP)
  await signInAsClerk(page, origin)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').fill('bourse départementale')
  await page
    .getByRole('option', { name: /Bourse départementale/ })
    .first()
    .click()
  await page.waitForURL(/\/publications\//)

  await page.getByRole('link', { name: 'Économies' }).click()
  await page.getByRole('heading', { level: 1, name: 'Économies' }).waitFor()
  const cost = page.getByLabel('Valeur, Coût d’une page imprimée')
  await cost.fill('0,05')
  await page.getByText('Dites d’où vient chaque chiffre changé.').waitFor()
  await page.getByLabel('Source, Coût d’une page imprimée').fill('Marché d’impression 2026')
  await page.getByRole('button', { name: 'Enregistrer les hypothèses' }).click()
  await page.getByText('Hypothèses enregistrées.').first().waitFor()
  await expectAccessible(page)
  await page.reload()
  await expect.poll(() => cost.inputValue()).toBe('0,05')
  expect(faults).toEqual([])
})
