import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE } from './browser.ts'
import { asReader } from './device.ts'

const origin = inject('origin')
let browser: Browser
let page: Page
let faults: string[]
beforeAll(async () => {
  browser = await openBrowser()
  ;({ page, faults } = await openPage(browser, DESKTOP))
  await signIn(page)
})
afterAll(() => browser.close())

async function signIn(screen: Page): Promise<void> {
  screen.setDefaultTimeout(30_000)
  await screen.goto(`${origin}/connexion`)
  await screen.getByRole('button', { name: /mot de passe/i }).click()
  await screen.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
  await screen.getByLabel('Votre mot de passe').fill('hemicycle-demo')
  await screen.getByRole('button', { name: 'Se connecter' }).click()
  await openAgenda(screen).waitFor()
}
const openAgenda = (screen: Page) => screen.getByRole('link', { name: 'Ouvrir l’ordre du jour' })

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
  const meeting = await openAgenda(page).getAttribute('href')
  await page.goto(`${origin}${meeting}/cahier`)
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
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
  const columns = `new Set([...document.querySelectorAll('.pdf-page')].map((one) => one.style.left)).size`
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

it('she stops at a page on her computer, and resumes there on her phone', async () => {
  await page.goto(origin)
  const meetingId = (await openAgenda(page).getAttribute('href'))?.split('/').at(-1)
  const { items } = await asReader<{ items: { id: string; pages: number }[] }>(
    page,
    `my/convocations/${meetingId}`,
  )
  const itemId = items.find(({ pages }) => pages > 2)?.id ?? ''
  const report = `/seances/${meetingId}/lire/${itemId}`
  await page.goto(origin + report)
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
  const told = page.waitForResponse(
    (reply) => reply.url().includes('/marks/') && reply.request().postDataJSON().page === 2 && reply.ok(),
  )
  await page.keyboard.press('PageDown')
  await told
  // Nothing of what is read lies in clear in the browser.
  expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain(itemId)
  const { page: phone } = await openPage(browser, PHONE)
  await signIn(phone)
  const resume = phone.getByRole('link', { name: /Reprendre/ })
  await expect.poll(() => resume.getAttribute('href')).toBe(`${report}?page=2`)
  await phone.context().close()
})

it('she makes a passkey, leaves, and comes back by it; removed, it opens nothing', async () => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true }, // prettier-ignore
  })
  await page.goto(`${origin}/appareil`)
  await page.getByRole('button', { name: 'Créer une clé d’accès' }).click()
  await page.getByText(/Créée .*, jamais utilisée/).waitFor()
  await expectAccessible(page)
  await leave()
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await openAgenda(page).waitFor()
  await page.goto(`${origin}/appareil`)
  await page.getByRole('button', { name: /Retirer la clé d’accès/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click()
  await page.getByText(/Créée .*, utilisée/).waitFor({ state: 'detached' })
  await leave()
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await page.getByText(/Cette clé d’accès n’est pas reconnue/).waitFor()
  await expectAccessible(page)
})

async function leave(): Promise<void> {
  await page.getByRole('button', { name: /Mon compte/ }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).waitFor()
}
