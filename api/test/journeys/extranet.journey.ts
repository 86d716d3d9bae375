import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE } from './browser.ts'
import { signInAsClerk } from './people.ts'

const origin = inject('origin')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  await filled()
})
afterAll(() => browser.close())

async function signInAsElue(page: Page): Promise<void> {
  await page.goto(`${origin}/connexion`)
  await page.getByRole('button', { name: /mot de passe/i }).click()
  await page.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
  await page.getByLabel('Votre mot de passe').fill('hemicycle-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('link', { name: 'Extranet' }).filter({ visible: true }).waitFor()
}

/** The demo is filled while the first visitor looks around: its last minutes say that it is done. */
async function filled(): Promise<void> {
  const { page } = await openPage(browser, DESKTOP)
  await signInAsElue(page)
  const last = page.getByText(/Commission .*Solidarités/).first()
  for (let turn = 0; turn < 40; turn += 1) {
    await page.goto(`${origin}/extranet/agenda`)
    const shown = await last.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    )
    if (shown) break
  }
  await page.context().close()
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('the extranet on a %s', (_, device) => {
  it('reads each section', async () => {
    const { page, faults } = await openPage(browser, device)
    await signInAsElue(page)
    await page.getByRole('link', { name: 'Extranet' }).filter({ visible: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Extranet' }).waitFor()
    await expectAccessible(page)
    const tile = (name: RegExp) =>
      page.getByRole('navigation', { name: 'Extranet' }).getByRole('link', { name })

    await tile(/Guide des aides/).click()
    await page.getByRole('button', { name: /^Éducation/ }).click()
    await expect.poll(() => page.getByText(/^1\s+résultat/u).isVisible()).toBe(true)
    await expectAccessible(page)
    await page.getByRole('link', { name: /Bourse départementale/ }).click()
    await page.getByText('De 300 à 900').waitFor()
    // The reports that grant under it, of past meetings too.
    await page
      .getByRole('link', { name: /Bourses départementales d’études 202/ })
      .first()
      .waitFor()
    await expectAccessible(page)

    await page.goto(`${origin}/extranet`)
    await tile(/Règlement intérieur/).click()
    await page.getByRole('button', { name: 'Ce qui a changé' }).click()
    await page.locator('ins', { hasText: 'cinq minutes' }).first().waitFor()
    await expectAccessible(page)

    await page.goto(`${origin}/extranet/proces-verbaux`)
    await page
      .getByRole('link', { name: /Procès-verbal/ })
      .first()
      .click()
    const pages = page.getByRole('region', { name: 'Chercher dans les pages' })
    await pages.getByRole('searchbox').fill('haie')
    await pages.getByRole('searchbox').press('Enter')
    await page.locator('mark', { hasText: /haies/i }).first().waitFor()
    await expectAccessible(page)
    await page
      .getByRole('link', { name: /^Page \d/ })
      .first()
      .click()
    await page.locator('canvas').first().waitFor()

    await page.goto(`${origin}/extranet/documents`)
    await page.getByRole('searchbox').waitFor()
    await expectAccessible(page)

    await page.goto(`${origin}/extranet/annuaire`)
    await page.getByRole('searchbox').fill('vasseur')
    await page.getByRole('button', { name: /Philippe Vasseur/ }).click()
    await page.getByText('Commande publique').waitFor()
    await expectAccessible(page)

    await page.goto(`${origin}/extranet/agenda?vue=month`)
    await page.getByRole('table').waitFor()
    await expectAccessible(page)
    await page.goto(`${origin}/extranet/agenda`)
    await page.getByRole('button', { name: 'Abonner mon agenda' }).click()
    await page.getByRole('button', { name: /Créer mon adresse|En créer une nouvelle/ }).click()
    const address = await page.getByLabel('Adresse d’abonnement').inputValue()
    expect(await (await fetch(address)).text()).toContain('BEGIN:VEVENT')
    await expectAccessible(page)
    expect(faults).toEqual([])
  })
})

it('is kept alive by the clerk: written, filed, published, read, counted', async () => {
  const { page, faults } = await openPage(browser, DESKTOP)
  await signInAsClerk(page, origin)
  await page.getByRole('link', { name: 'Extranet' }).click()
  await page.getByRole('heading', { level: 1, name: 'Publications' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Nouvelle publication' }).click()
  await page.getByRole('dialog').getByLabel('Titre').fill('Fermeture des bureaux')
  await page.getByRole('dialog').getByRole('button', { name: 'Commencer' }).click()
  await page.getByLabel('Texte', { exact: true }).fill('Les bureaux ferment **vendredi** à midi.')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'plan.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not looked at'),
    })
  await page.getByText('Lisible').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publier' }).click()
  await page.getByText('Publication parue.').first().waitFor()
  await page.getByText('lu par 0 élu sur').waitFor()

  const elue = await openPage(browser, PHONE)
  await signInAsElue(elue.page)
  await elue.page.goto(`${origin}/extranet/documents`)
  await elue.page.getByRole('link', { name: /Fermeture des bureaux.*Non lu/ }).click()
  await elue.page.locator('strong', { hasText: 'vendredi' }).waitFor()
  await elue.page
    .getByRole('button', { name: /plan\.png/ })
    .first()
    .waitFor()

  await expect
    .poll(async () => {
      await page.reload()
      return page
        .getByText('lu par 1 élu sur')
        .waitFor({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        )
    })
    .toBe(true)
  for (const path of ['annuaire', 'services', 'agenda']) {
    await page.goto(`${origin}/admin/extranet/${path}`)
    await page.getByRole('table').waitFor()
    await expectAccessible(page)
  }
  expect([...faults, ...elue.faults]).toEqual([])
})
