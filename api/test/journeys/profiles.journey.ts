import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage } from './browser.ts'
import { signInAsClerk } from './people.ts'

const origin = inject('origin')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('a profile is written, corrected, tried on past files, kept and left again', async () => {
  const { page, faults } = await openPage(browser, DESKTOP)
  await signInAsClerk(page, origin)
  await page.goto(`${origin}/admin/reglages/profils`)
  await page.getByText('Utilisé', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Nouveau profil' }).click()
  await page.getByLabel('Nom du profil').fill('Notre maison')
  const words = page.getByLabel('La direction ou le service')
  await words.fill('Bureau porteur\nx')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Ligne 2').waitFor()
  expect(faults.splice(0)).toEqual([expect.stringContaining('400')])
  await words.fill('Bureau porteur')
  await page.getByText('Ligne 2').waitFor({ state: 'hidden' })

  // The demo's first meeting must have its files before they can be read again.
  await expect
    .poll(() => page.getByLabel('Séance').locator('option').count(), { timeout: 60_000 })
    .toBeGreaterThan(0)
  await page.getByLabel('Point de départ').selectOption('NONE')
  await page.getByRole('button', { name: 'Essayer', exact: true }).click()
  await page.getByText(/fichiers? relus?,/).waitFor({ timeout: 60_000 })
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Enregistrer et utiliser' }).click()
  await page.getByRole('heading', { level: 1, name: 'Notre maison' }).waitFor()
  await page.getByRole('link', { name: 'Tous les profils' }).click()
  await page
    .getByRole('button', { name: 'Utiliser le profil Profil général pour les prochains fichiers' })
    .click()
  await page
    .getByRole('button', { name: 'Utiliser le profil Notre maison pour les prochains fichiers' })
    .waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})
