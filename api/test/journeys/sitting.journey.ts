import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE } from './browser.ts'
import { clerkOf, convene } from './convened.ts'
import { signInAsClerk } from './people.ts'

const origin = inject('origin')
const DAYS_AHEAD = 61

let browser: Browser
beforeAll(async () => (browser = await openBrowser()))
afterAll(() => browser.close())

it('goes from the sitting to the délibérations, the procès-verbal and open data', async () => {
  const meetingId = await convene(origin, await clerkOf(origin), DAYS_AHEAD)
  const { page, faults } = await openPage(browser, DESKTOP)
  await signInAsClerk(page, origin)
  await page.goto(`${origin}/admin/seances/${meetingId}/en-seance`)
  await page.getByRole('button', { name: 'Tous présents' }).click()
  await page.getByText('atteint').waitFor()
  await page.getByLabel('Présidence').selectOption({ label: 'Mme\u00a0Claire Vidalenc' })
  await expectAccessible(page)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Point suivant' }).click()
  await page.keyboard.press('u')
  await page.getByText('Vote consigné').first().waitFor()
  await page.getByRole('button', { name: 'Corriger le vote' }).waitFor()

  await page.getByRole('button', { name: 'Point suivant' }).click()
  await page.getByRole('radio', { name: 'Par nom' }).check({ force: true })
  await page.getByLabel('Chercher un nom').fill('vasseur')
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  await page.getByText('Adopté à la majorité des suffrages exprimés').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Consigner le vote' }).click()
  await page.getByRole('button', { name: 'Corriger le vote' }).waitFor()

  await page.getByRole('button', { name: 'Point suivant' }).click()
  await page.getByRole('radio', { name: 'Scrutin secret' }).check({ force: true })
  await page.getByLabel('Contre').fill('9')
  await page.getByText('Non adopté faute de majorité').waitFor()
  await page.getByRole('button', { name: 'Consigner le vote' }).click()
  await page.getByRole('button', { name: 'Corriger le vote' }).waitFor()

  await page.getByRole('button', { name: /^Ouverture/ }).click()
  await page.getByRole('button', { name: 'Lever la séance' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Lever la séance' }).click()
  await page.getByRole('link', { name: 'Établir les délibérations' }).click()
  await drawAndPublish(page)
  await page.getByRole('tab', { name: 'Procès-verbal' }).click()
  await page.getByText('Non adopté faute de majorité, au scrutin secret').waitFor()
  await expectAccessible(page)
  await approveMinutes(page)
  expect(faults).toEqual([])
})

/** What it says of people is shown before it is « arrêté »: masked here. */
async function approveMinutes(page: Page): Promise<void> {
  await page.getByLabel('À l’ouverture').fill('M. Roux est joint au 06 12 34 56 78.')
  await page.getByLabel('Arrêté à la séance du').fill('2027-03-12')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 passage à relire').first().waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Masquer « 06 12 34 56 78 »' }).click()
  await dialog.getByText('Il ne reste aucun passage').waitFor()
  await dialog.getByRole('button', { name: 'Arrêter le procès-verbal' }).click()
  await page.getByText('Arrêté le 12 mars 2027.').waitFor()
}

async function drawAndPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Établir 3 délibérations' }).click()
  await page.getByRole('row').nth(3).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publier' }).click()
  await page.getByText('Publiée').first().waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Données ouvertes (CSV)' }).click()
  const lines = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines[0]).toContain('COLL_NOM,COLL_SIRET,DELIB_ID')
  expect(lines.slice(1).map((line) => /,(CP_\d{4}_\d{3}),/.test(line))).toEqual([true, true])
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('the memory of the assembly on a %s', (_, device) => {
  it('finds a délibération, its vote and its kin', async () => {
    const { page, faults } = await openPage(browser, device)
    await page.goto(`${origin}/connexion?suite=/extranet`)
    await page.getByRole('button', { name: /mot de passe/i }).click()
    await page.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
    await page.getByLabel('Votre mot de passe').fill('hemicycle-demo')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    const places = page.getByRole('navigation', { name: 'Extranet' })
    await places.getByRole('link', { name: /Rapports et délibérations/ }).click()
    await page.getByLabel('Rapporteur').waitFor()
    await expectAccessible(page)
    await page.getByRole('searchbox').fill('haies')
    await page.getByRole('searchbox').press('Enter')
    await page
      .getByRole('link', { name: /Plantation de haies/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Sur le même sujet' }).waitFor()
    await page
      .getByText(/^En commun/)
      .first()
      .waitFor()
    await expectAccessible(page)
    const address = page.url()
    await page.getByRole('link', { name: 'Lire le rapport' }).click()
    await page.locator('canvas').first().waitFor()
    await page.goto(address)
    await page.getByRole('link', { name: /^Commission permanente, séance du/ }).click()
    await page.getByRole('heading', { name: 'Commission permanente' }).waitFor()
    await expectAccessible(page)
    await page.goto(`${origin}/extranet/deliberations`)
    await page.getByLabel('Canton concerné').selectOption('Crevin')
    await page
      .getByRole('link', { name: /Collège Jean-Moulin de Crevin/ })
      .first()
      .waitFor()
    await expectAccessible(page)
    await page.goto(`${origin}/extranet/deliberations/seances`)
    await page
      .getByRole('link', { name: /Conseil départemental/ })
      .first()
      .waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
  })
})
