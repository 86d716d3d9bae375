import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage } from './browser.ts'
import { signInAsClerk } from './people.ts'

const origin = inject('origin')

let browser: Browser
let page: Page
let faults: string[]
beforeAll(async () => {
  browser = await openBrowser()
  const opened = await openPage(browser, DESKTOP)
  page = opened.page
  faults = opened.faults
  await signInAsClerk(page, origin)
  await page.goto(`${origin}/admin/referentiels/integrations`)
  await page.getByRole('heading', { level: 1, name: 'Intégrations' }).waitFor()
})
afterEach(() => expect(faults).toEqual([]))
afterAll(() => browser.close())

const read = async (secret: string): Promise<number> =>
  (await fetch(`${origin}/api/v1/meetings?limit=1`, { headers: { authorization: `Bearer ${secret}` } }))
    .status

describe('integrations', () => {
  it('gives another system a token, that opens what was ticked until it is revoked', async () => {
    await page.getByRole('button', { name: 'Créer un jeton' }).click()
    const sheet = page.getByRole('dialog', { name: 'Créer un jeton' })
    await sheet.getByLabel('Logiciel').fill('GED')
    await sheet.getByLabel('Lire les séances, ordres du jour et fichiers').check()
    await expectAccessible(page)
    await sheet.getByRole('button', { name: 'Enregistrer' }).click()
    const shown = page.getByRole('dialog', { name: 'Jeton « GED » créé' })
    const secret = await shown.getByLabel('Secret').innerText()
    await shown.getByRole('button', { name: 'Je l’ai copié' }).click()
    expect(await read(secret)).toBe(200)
    await page.getByRole('button', { name: 'Révoquer le jeton GED' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Révoquer' }).click()
    await page.getByText('Révoqué', { exact: true }).waitFor()
    expect(await read(secret)).toBe(401)
  })

  it('tells an address, shows what it answered, and refuses one of the inside', async () => {
    await page.getByRole('button', { name: 'Abonner une adresse' }).click()
    const sheet = page.getByRole('dialog', { name: 'Abonner une adresse' })
    await sheet.getByLabel('Logiciel').fill('Site internet')
    await sheet.getByLabel('Adresse').fill('https://10.0.0.1/hook')
    await sheet.getByLabel('Délibération adoptée').check()
    await sheet.getByRole('button', { name: 'Enregistrer' }).click()
    await sheet.getByText('Saisissez une adresse https publique').waitFor()
    // The refusal is logged by the browser itself.
    expect(faults.splice(0)).toEqual([expect.stringContaining('400')])
    await sheet.getByLabel('Adresse').fill('https://site.vallee.invalid/hook')
    await sheet.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('button', { name: 'Je l’ai copié' }).click()
    await page.getByRole('button', { name: 'Site internet' }).click()
    const open = page.getByRole('dialog', { name: 'Site internet' })
    await open.getByRole('button', { name: 'Envoyer un essai' }).click()
    await open.getByRole('rowheader', { name: 'Essai' }).waitFor()
    await expectAccessible(page)
    await open.getByRole('button', { name: 'Fermer' }).first().click()
  })

  it('opens the public meetings to everybody when the authority says so', async () => {
    await page.getByLabel('Publier les séances publiques en données ouvertes').check()
    await page.getByText('Les données sont ouvertes.').first().waitFor()
    const address = (await page.getByRole('link', { name: /oparl/ }).getAttribute('href')) ?? ''
    const reply = await fetch(address)
    expect([reply.status, ((await reply.json()) as { type: string }).type]).toEqual([200, 'https://schema.oparl.org/1.1/System']) // prettier-ignore
    await expectAccessible(page)
  })
})
