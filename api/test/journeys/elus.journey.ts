import { type Call, listDevices, listDocuments, readJournal, revokeDevice } from '@hemicycle/contract'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE, TABLET } from './browser.ts'
import { clerkOf, convene } from './convened.ts'
import { type Cuttable, openCuttable } from './cuttable.ts'
import { latestMail } from './people.ts'

const product = inject('origin')
const PIN = '280471'
const DAY = 86_400_000

let browser: Browser
let cable: Cuttable
let clerk: Call
let meetingId: string
beforeAll(async () => {
  browser = await openBrowser()
  cable = await openCuttable(product)
  const signed = await clerkOf(product)
  clerk = signed.call
  meetingId = await convene(product, signed, 14)
})
afterEach(() => {
  cable.mend()
  return cable.start()
})
afterAll(async () => {
  await cable.stop()
  await browser.close()
})

async function open(device: BrowserContextOptions): Promise<{ page: Page }> {
  const { page } = await openPage(browser, device)
  page.setDefaultTimeout(20_000)
  return { page }
}
const home = () => `${cable.origin}/`

async function signIn(page: Page): Promise<void> {
  await page.goto(home())
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
}

/** The code, twice, on the keys drawn on screen or on the keyboard. */
async function keepReports(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Garder sur cet appareil' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Choisissez un code' }).waitFor()
  await expectAccessible(page)
  for (const digit of PIN) await dialog.getByRole('button', { name: digit, exact: true }).click()
  await dialog.getByRole('heading', { name: 'Confirmez votre code' }).waitFor()
  await type(page, PIN)
  await dialog.waitFor({ state: 'detached' })
}
async function type(page: Page, pin: string): Promise<void> {
  const field = page.getByLabel('Code à 6 chiffres')
  await expect.poll(() => field.isEnabled()).toBe(true)
  await field.focus()
  await page.keyboard.type(pin)
}
const ready = (page: Page) => page.getByText(/Prêt pour la séance/).waitFor({ timeout: 30_000 })

async function cutOff(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await cable.stop()
}
async function backOn(page: Page): Promise<void> {
  await cable.start()
  await page.context().setOffline(false)
}
/** Starts again as from the icon: nothing is left of the page before. */
async function startAgain(page: Page, path = ''): Promise<void> {
  await page.goto(home() + path)
  await page.getByText(/Saisissez votre code/).first().waitFor() // prettier-ignore
}
/** What is left on the device: files, databases, marks. */
const leftovers = (page: Page): Promise<string[]> =>
  page.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory()
    const files = []
    for await (const name of root.keys()) files.push(name)
    const bases = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.includes('vault'))
    return [...files, ...bases, ...Object.keys(localStorage).filter((key) => key.includes('appareil'))]
  })()`)

describe('an élu without network', () => {
  it.each([
    ['phone', PHONE, 'claire.vidalenc@vallee.example'],
    ['tablet', TABLET, 'odile.ferrand@vallee.example'],
    ['desktop', DESKTOP, 'yves.aubry@vallee.example'],
  ])('reads and acknowledges on a %s, and it is sent once', async (_, device, address) => {
    const { page } = await open(device)
    const link = await latestMail(product, address, meetingId)
    await page.goto(link.replace(product, cable.origin))
    await page.getByRole('heading', { level: 1, name: /Commission permanente/ }).waitFor()
    await page.goto(home())
    await page.evaluate('navigator.serviceWorker.ready')
    const card = page.getByRole('region', { name: 'Commission permanente' }).first()
    await card.waitFor()
    await keepReports(page)
    await ready(page)
    await expectAccessible(page)

    await cutOff(page)
    await startAgain(page)
    await expectAccessible(page)
    await type(page, PIN)
    await page.getByText('Hors ligne.').waitFor()
    await ready(page)
    await expectAccessible(page)
    await page.goto(`${home()}seances/${meetingId}`)
    await type(page, PIN)
    await page.getByRole('link', { name: /R\d{4,5}/ }).first().click() // prettier-ignore
    await page.locator('canvas').first().waitFor({ timeout: 20_000 })
    await expect
      .poll(() => page.locator('.text').first().innerText(), { timeout: 20_000 })
      .toMatch(/\p{L}{4}/u)
    await page.goto(`${home()}seances/${meetingId}`)
    await type(page, PIN)
    await page.getByRole('button', { name: 'J’accuse réception' }).first().click()
    await page.getByText(/enregistré sur cet appareil/).first().waitFor() // prettier-ignore
    await expectAccessible(page)

    await backOn(page)
    await page.getByText(/enregistré sur cet appareil/).first().waitFor({ state: 'detached', timeout: 60_000 }) // prettier-ignore
    const { entries } = await clerk(readJournal, {})
    const receipts = entries.filter(
      ({ action, facts }) => action === 'convocation.acknowledged' && facts['meetingId'] === meetingId,
    )
    expect(receipts.filter(({ facts }) => facts['onDeviceAt'])).toHaveLength(receipts.length)
    expect(new Set(receipts.map(({ actor }) => actor)).size).toBe(receipts.length)
    await page.context().close()
  })
})

describe('what may go wrong', () => {
  it('a download cut at 70 % says so, and ends once taken up again', async () => {
    const { page } = await open(DESKTOP)
    await signIn(page)
    const { documents } = await clerk(listDocuments, { meetingId })
    const sizes = documents.map(({ bytes }) => bytes)
    const [all, heaviest] = [sizes.reduce((sum, bytes) => sum + bytes, 0), Math.max(...sizes)]
    cable.cutFile(heaviest, Math.round(heaviest - all * 0.3))
    await keepReports(page)
    // Told of all meetings: another one, whole already, may come first on the start page.
    await startAgain(page, 'appareil')
    await type(page, PIN)
    await page.getByText(/faute de réseau/).waitFor()
    await page.getByText(/rapports sur 3 enregistrés/).waitFor()
    await expectAccessible(page)
    cable.mend()
    await page.getByRole('button', { name: 'Reprendre' }).click()
    await page.getByText(/faute de réseau/).waitFor({ state: 'detached' })
    await page.getByText(/rapports sur 3 enregistrés/).waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('wrong codes are slowed down, then nothing is left', async () => {
    const { page } = await open(PHONE)
    await signIn(page)
    await keepReports(page)
    await ready(page)
    await startAgain(page)
    for (const left of [9, 8, 7, 6]) {
      await type(page, '111222')
      await page.getByText(`Encore ${left} essais`).waitFor()
    }
    await type(page, '111222')
    await page.getByText(/Trop de codes erronés/).waitFor()
    await expectAccessible(page)
    for (let more = 6; more <= 10; more++) {
      await page.clock.setSystemTime(Date.now() + more * 2 * 3_600_000)
      await type(page, '111222')
      if (more < 10) await page.getByText(/Trop de codes erronés/).waitFor()
    }
    await page.getByText('Dix codes erronés').waitFor()
    await expectAccessible(page)
    expect(await leftovers(page)).toEqual([])
    await page.context().close()
  })

  it('a lease that has ended opens nothing until the service is met again', async () => {
    const { page } = await open(TABLET)
    await signIn(page)
    await keepReports(page)
    await ready(page)
    await cutOff(page)
    await page.clock.setSystemTime(Date.now() - 30 * DAY)
    await startAgain(page)
    await type(page, PIN)
    await ready(page)
    await page.clock.setSystemTime(Date.now() + 8 * DAY)
    await startAgain(page)
    await type(page, PIN)
    await page.getByRole('heading', { name: 'Connectez cet appareil à internet' }).waitFor()
    await expectAccessible(page)
    await backOn(page)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await type(page, PIN)
    await ready(page)
    await page.goto(`${home()}appareil`)
    await type(page, PIN)
    await page.getByText(/L’horloge de cet appareil est décalée/).waitFor()
    await page.context().close()
  })

  it('a device that the office has revoked keeps nothing', async () => {
    const { page } = await open(DESKTOP)
    await signIn(page)
    await keepReports(page)
    await ready(page)
    const councillorId = await page.evaluate<string>(
      `fetch('/api/v1/session/refresh', { method: 'POST' }).then((reply) => reply.json()).then(({ me }) => me.councillorId)`,
    )
    const { devices } = await clerk(listDevices, { councillorId })
    const [latest] = devices.filter(({ revokedAt }) => revokedAt === null)
    await clerk(revokeDevice, { deviceId: latest!.id })
    await startAgain(page)
    await type(page, PIN)
    await page.waitForURL(/connexion/)
    await expect.poll(() => leftovers(page), { timeout: 10_000 }).toEqual([])
    await page.context().close()
  })
})
