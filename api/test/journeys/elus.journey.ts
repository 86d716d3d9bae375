import { type Call, listDevices, listDocuments, readJournal, revokeDevice } from '@hemicycle/contract'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE, TABLET } from './browser.ts'
import { clerkOf, convene, replaceReport } from './convened.ts'
import { type Cuttable, openCuttable } from './cuttable.ts'
import { asReader, frontKept, keepReports, leftovers, PIN, ready, savesLightCahier, type } from './device.ts'
import { latestMail } from './people.ts'
import { drawn, markLine, marked, openReport, seek, writeNote } from './reading.ts'

const product = inject('origin')
const DAY = 86_400_000
/** A file is kept by chunks of a mebibyte: what is less than one is fetched again. */
const CHUNK_BYTES = 1_048_576

let browser: Browser
let cable: Cuttable
let signed: Awaited<ReturnType<typeof clerkOf>>
let clerk: Call
let meetingId: string
beforeAll(async () => {
  browser = await openBrowser()
  cable = await openCuttable(product)
  signed = await clerkOf(product)
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
/** What the service holds of the notes of whoever reads this page. */
async function kindsOfNotes(page: Page): Promise<string[]> {
  const path = `my/annotations?meetingId=${meetingId}`
  const { annotations } = await asReader<{ annotations: { kind: string }[] }>(page, path)
  return annotations.map(({ kind }) => kind).sort()
}
/** From the reader; beside the agenda one is there already. */
async function backToAgenda(page: Page): Promise<void> {
  const back = page.getByRole('button', { name: 'Retour à l’ordre du jour' })
  if (await back.isVisible()) await back.click()
  await page.getByRole('link', { name: 'Lire le cahier entier' }).waitFor()
}
/** Devices that stay open until the report is replaced. */
const pages: Page[] = []

describe('an élu without network', () => {
  it.each([
    ['phone', PHONE, 'claire.vidalenc@vallee.example'],
    ['tablet', TABLET, 'odile.ferrand@vallee.example'],
    ['desktop', DESKTOP, 'yves.aubry@vallee.example'],
  ])('reads, searches, annotates and acknowledges on a %s, sent once', async (_, device, address) => {
    const { page } = await open(device)
    pages.push(page)
    const link = await latestMail(product, address, meetingId)
    await page.goto(link.replace(product, cable.origin))
    await page.getByRole('heading', { level: 1, name: /Commission permanente/ }).waitFor()
    if (device === PHONE) await savesLightCahier(page)
    await openReport(page)
    await markLine(page)
    await expectAccessible(page)
    await page.goto(home())
    await page.evaluate('navigator.serviceWorker.ready')
    await keepReports(page)
    await ready(page)
    await frontKept(page, meetingId)
    await expectAccessible(page)

    await cutOff(page)
    await startAgain(page, `seances/${meetingId}`)
    await expectAccessible(page)
    await type(page, PIN)
    await page.getByText('Hors ligne.').waitFor()
    await openReport(page)
    await marked(page)
    await writeNote(page, 'À demander en séance')
    await backToAgenda(page)
    await page.getByRole('link', { name: 'Lire le cahier entier' }).click()
    // The cover too, although nothing is reached; not the page that a wide screen shows beside the agenda.
    await page.locator('.reader .pdf-page[aria-label^="Page 1 sur "][aria-busy=false] canvas').waitFor()
    await seek(page, 'autorisation de programme')
    await drawn(page)
    await page.locator('.hit').first().waitFor({ state: 'attached' }) // prettier-ignore
    await backToAgenda(page)
    await page.getByRole('button', { name: 'J’accuse réception' }).first().click() // prettier-ignore
    await page.getByText(/enregistré sur cet appareil/).first().waitFor() // prettier-ignore
    await expectAccessible(page)

    await backOn(page)
    await page.getByText(/enregistré sur cet appareil/).first().waitFor({ state: 'detached', timeout: 60_000 }) // prettier-ignore
    const { entries } = await clerk(readJournal, {})
    const receipts = entries.filter(
      ({ action, facts }) => action === 'convocation.acknowledged' && facts['meetingId'] === meetingId,
    )
    expect(receipts.filter(({ facts }) => facts['onDeviceAt'])).toHaveLength(receipts.length)
    expect(receipts).toHaveLength(pages.length)
    expect(new Set(receipts.map(({ actor }) => actor)).size).toBe(receipts.length)
    expect(await kindsOfNotes(page)).toEqual(['HIGHLIGHT', 'NOTE'])
  })

  it('finds its notes again in a report that was replaced, and fetches that one alone', async () => {
    const { documents } = await clerk(listDocuments, { meetingId })
    const asked = () => documents.map(({ bytes }) => cable.startsOf(bytes).length)
    const before = asked()
    const itemId = await replaceReport(product, signed, meetingId)
    for (const page of pages) {
      await startAgain(page, `seances/${meetingId}/lire/${itemId}?page=2`)
      await type(page, PIN)
      await page.getByText(/Ce rapport a été remplacé/).waitFor()
      await page.locator('.mark.MOVED').first().waitFor({ state: 'attached' })
      await expectAccessible(page)
    }
    const [last] = pages.slice(-1)
    await last?.evaluate(
      `history.pushState({}, '', '/appareil'); dispatchEvent(new PopStateEvent('popstate'))`,
    )
    await last?.getByText(/3\srapports, .*, tout est là/).waitFor()
    expect(asked()).toEqual(before)
    const { documents: now } = await clerk(listDocuments, { meetingId })
    const [replaced] = now.filter(({ id }) => documents.every((old) => old.id !== id))
    expect(cable.startsOf(replaced!.bytes).length).toBeGreaterThan(0)
    for (const page of pages) await page.context().close()
  })
})

/** Signed in, on a page that the tests of a group go through one after the other. */
async function signedIn(device: BrowserContextOptions): Promise<Page> {
  const { page } = await open(device)
  await signIn(page)
  return page
}

describe('when the wire or the disk gives out', () => {
  let page: Page
  beforeAll(async () => void (page = await signedIn(DESKTOP)))
  afterAll(() => page.context().close())

  it('a download cut at 70 % says so, and goes on from there', async () => {
    const { documents } = await clerk(listDocuments, { meetingId })
    const sizes = documents.map(({ bytes }) => bytes)
    const [all, heaviest] = [sizes.reduce((sum, bytes) => sum + bytes, 0), Math.max(...sizes)]
    cable.cutFile(heaviest, Math.round(heaviest - all * 0.3))
    await keepReports(page)
    // Told of all meetings: another one, whole already, may come first on the start page.
    await startAgain(page, 'appareil')
    await type(page, PIN)
    await page.getByText(/faute de réseau/).waitFor()
    await page.getByText(/sur 3 enregistré/).waitFor()
    await expectAccessible(page)
    cable.mend()
    await page.getByRole('button', { name: 'Reprendre' }).click()
    await page.getByText(/faute de réseau/).waitFor({ state: 'detached' })
    await page.getByText(/sur 3 enregistré/).waitFor({ state: 'detached' })
    // The whole chunks that were here are not asked for again.
    const start = cable.startsOf(heaviest).at(-1) ?? 0
    expect([start > 0, start % CHUNK_BYTES]).toEqual([true, 0])
  })

  it('what the browser took back is noticed', async () => {
    const devtools = await page.context().newCDPSession(page)
    const storageTypes = 'indexeddb,local_storage,file_systems'
    await devtools.send('Storage.clearDataForOrigin', { origin: home(), storageTypes })
    await page.goto(home())
    await page.getByText('Cet appareil a effacé les rapports gardés').waitFor()
    await expectAccessible(page)
  })

  it('a full disk is said, with what can be let go, and the download goes on once there is room', async () => {
    const devtools = await page.context().newCDPSession(page)
    const used = await page.evaluate<number>('navigator.storage.estimate().then(({ usage }) => usage)')
    const quota = (quotaSize?: number) =>
      devtools.send('Storage.overrideQuotaForOrigin', { origin: home(), ...(quotaSize && { quotaSize }) })
    await quota(used + 3_000_000)
    await keepReports(page)
    await startAgain(page, 'appareil')
    await type(page, PIN)
    await page.getByText(/Il n’y a plus de place sur cet appareil/).waitFor()
    await page.getByText(/Décochez une séance, ou libérez de l’espace, puis reprenez/).waitFor()
    await expectAccessible(page)
    await quota()
    await page.getByRole('button', { name: 'Reprendre' }).click()
    await page.getByText(/Décochez une séance/).waitFor({ state: 'detached' })
    await page.getByText(/sur 3 enregistré/).waitFor({ state: 'detached' })
    await page.getByText(/3\srapports, .*, tout est là/).first().waitFor() // prettier-ignore
  })
})

describe('when the code is not known', () => {
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
})

describe('when the trust ends', () => {
  let page: Page
  beforeAll(async () => void (page = await signedIn(TABLET)))
  afterAll(() => page.context().close())

  it('a lease that has ended opens nothing until the service is met again', async () => {
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
  })

  it('a device that the office has revoked keeps nothing', async () => {
    await page.clock.setSystemTime(Date.now())
    const { councillorId } = await asReader<{ councillorId: string }>(page, 'me')
    const { devices } = await clerk(listDevices, { councillorId })
    const [latest] = devices.filter(({ revokedAt }) => revokedAt === null)
    expect(await leftovers(page)).not.toEqual([])
    await clerk(revokeDevice, { deviceId: latest!.id })
    await startAgain(page)
    await type(page, PIN)
    await page.getByText('La confiance donnée à cet appareil a été retirée').waitFor()
    await expectAccessible(page)
    await expect.poll(() => leftovers(page), { timeout: 20_000 }).toEqual([])
  })
})
