import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import {
  type Call,
  changeCouncillor,
  changeNotifications,
  type Councillor,
  CouncillorFields,
  createMeeting,
  listBodies,
  listCouncillors,
  listDispatches,
  readDispatch,
  readNotifications,
} from '@hemicycle/contract'
import { readZip } from '@hemicycle/proof'
import { Redis } from 'ioredis'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeReport, SYNTHETIC_REPORTS } from '../../src/demo/reports.ts'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE } from './browser.ts'
import { demoDay } from './days.ts'
import { clientOf, latestMail, signInAsClerk } from './people.ts'

const origin = inject('origin')
const run = promisify(execFile)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const GONE = ['Rivoire', 'Costes']

const pick = ({ email, channels }: Councillor) => ({ email, channels })

/** Two élus who gave no address. Gives back what they had. */
async function forgetAddresses(call: Call): Promise<() => Promise<void>> {
  const read = async () =>
    (await call(listCouncillors, {})).councillors.filter(({ lastName }) => GONE.includes(lastName))
  const write = async (one: Councillor, fields: Pick<Councillor, 'email' | 'channels'>) => {
    const own = Object.fromEntries(Object.keys(CouncillorFields.properties).map((name) => [name, one[name as keyof Councillor]])) as CouncillorFields // prettier-ignore
    await call(changeCouncillor, { ...own, ...fields, councillorId: one.id, version: one.version })
  }
  const had = await read()
  for (const one of had) await write(one, { email: null, channels: ['SMS'] })
  return async () => {
    for (const one of await read()) await write(one, pick(had.find(({ id }) => id === one.id) ?? one))
  }
}

/** A meeting that the ordinary delay no longer allows, its one report in. */
async function lateMeeting(page: Page, call: Call): Promise<string> {
  const { bodies } = await call(listBodies, {})
  const body = bodies.find(({ name }) => name === 'Commission permanente')
  const date = demoDay(5)
  const { id } = await call(createMeeting, { bodyId: body?.id ?? '', date, time: '14:30', place: 'Hôtel du Département' }) // prettier-ignore
  const [spec] = SYNTHETIC_REPORTS
  await page.goto(`${origin}/admin/seances/${id}/import`)
  const file = {
    name: spec!.fileName,
    mimeType: 'application/pdf',
    buffer: Buffer.from(await makeReport(spec!)),
  }
  await page.getByRole('button', { name: 'Choisir des fichiers' }).waitFor()
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([file])
  await page.getByText('1 importé').first().waitFor({ timeout: 60_000 })
  return id
}

async function conveneByUrgency(page: Page, meetingId: string): Promise<void> {
  await page.goto(`${origin}/admin/seances/${meetingId}/convocation`)
  await page.getByRole('heading', { name: 'Le délai de convocation est passé' }).waitFor({ timeout: 60_000 })
  // By which delay it is late, and for whom a mail cannot do.
  await page
    .getByText(/^8\sjours au moins avant la réunion \(CGCT/u)
    .first()
    .waitFor()
  const unreachable = page.getByRole('row').filter({ hasText: 'Sans adresse' })
  expect(await unreachable.allInnerTexts()).toEqual(GONE.map((name) => expect.stringContaining(name)))
  await expectAccessible(page)
  await page
    .getByLabel('Motif de l’urgence')
    .fill('Un effondrement coupe la route : les travaux doivent être votés cette semaine.')
  const button = page.getByRole('button', { name: /^Convoquer \d+ élus/ })
  await expect.poll(() => button.isEnabled(), { timeout: 60_000 }).toBe(true)
  await button.click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Convoquer maintenant' }).click() // prettier-ignore
  await page.waitForURL(/\/suivi/)
}

/** The mail of one élue comes back: her server posts its report. */
async function bounce(call: Call, meetingId: string, lastName: string): Promise<void> {
  const [dispatch] = (await call(listDispatches, { meetingId })).dispatches
  const row = async () =>
    (await call(readDispatch, { dispatchId: dispatch!.id })).recipients.find(
      (one) => one.lastName === lastName,
    )
  await expect.poll(async () => (await row())?.mail.state, { timeout: 30_000 }).toBe('ACCEPTED')
  const report = await readFile(new URL('../fixtures/returned/postfix-unknown.eml', import.meta.url), 'utf8')
  const message = report.replaceAll('{{id}}', (await row())?.mail.deliveryId ?? '')
  const reply = await fetch(`${origin}/api/v1/mail-bounces/retours-de-test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  })
  expect(await reply.json()).toEqual({ known: true })
}

/** On her phone, without network: kept there, sent when it is back. */
async function acknowledgeOffline(meetingId: string, clerk: Page): Promise<void> {
  const link = await latestMail(origin, 'claire.vidalenc@vallee.example', meetingId)
  const { page } = await openPage(browser, PHONE)
  await page.goto(link)
  await page.waitForURL(new RegExp(`/seances/${meetingId}`))
  const button = page.getByRole('button', { name: 'J’accuse réception' }).first()
  await button.waitFor()
  await page.context().setOffline(true)
  await button.click()
  await page
    .getByText(/accusé de réception est enregistré sur cet appareil/)
    .first()
    .waitFor()
  expect(await clerk.getByText(/accuse réception/).count()).toBe(0)
  await page.context().setOffline(false)
  await page
    .getByText(/accusé de réception est enregistré sur cet appareil/)
    .first()
    .waitFor({ state: 'hidden', timeout: 30_000 })
  await page.context().close()
}

async function exportProof(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Dossier de preuve', exact: true }).click(),
  ])
  return readFile(await download.path())
}

async function unpacked(zip: Buffer): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'hemicycle-journey-proof-'))
  for (const [name, bytes] of readZip(zip)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), bytes)
  }
  await writeFile(join(dir, 'dossier.zip'), zip)
  return dir
}

/** The steps of the dossier's own README, and nothing of ours. */
async function verifyByOpenssl(dir: string): Promise<void> {
  const readme = await readFile(join(dir, 'LISEZ-MOI.txt'), 'utf8')
  const steps = readme.slice(readme.indexOf('ÉTAPE 1')).split('\n').filter((line) => line.startsWith('    ')).join('\n') // prettier-ignore
  const { stdout, stderr } = await run('bash', ['-c', steps], {
    cwd: dir,
    env: { ...process.env, LC_ALL: 'C' },
  })
  expect(stdout).not.toContain('FAILED')
  for (const said of ['manifeste exact', 'lignes exactes', 'racine exacte']) expect(stdout).toContain(said)
  expect(stdout + stderr).toContain('Verification: OK')
}

/** The page of the dossier, from the disk and without network: the dossier as it is, then with one byte changed. */
async function verifyByPage(dir: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, faults } = await openPage(browser, {
      ...PHONE,
      colorScheme,
      offline: true,
      bypassCSP: true,
    })
    await page.goto(pathToFileURL(join(dir, 'verificateur.html')).href)
    await expectAccessible(page)
    await page.getByLabel('Dossier de preuve').setInputFiles(join(dir, 'dossier.zip'))
    await page.getByRole('heading', { name: 'Dossier intact et horodaté.' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Documents à comparer').setInputFiles(join(dir, 'LISEZ-MOI.txt'))
    await page.getByText('Document étranger').waitFor()
    await page.getByRole('heading', { name: 'Ce dossier ne peut pas être cru.' }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await page.context().close()
  }
}

/** The last thing that happened to a message, where a Redis is given as in CI and in production; null elsewhere. */
async function lastOfQueue(): Promise<string | null> {
  if (!process.env.REDIS_URL) return null
  const redis = new Redis(process.env.REDIS_URL)
  try {
    const [last] = await redis.xrevrange('bull:notifications:events', '+', '-', 'COUNT', 1)
    return last?.[0] ?? 'nothing yet'
  } finally {
    redis.disconnect()
  }
}

it('convenes late, reaches by another way, and proves it to a third party', async () => {
  const { page, faults } = await openPage(browser, DESKTOP)
  await signInAsClerk(page, origin)
  const call = await clientOf(page, origin)
  const { smsWithNotice, quietFrom, quietTo, reminders } = await call(readNotifications, {})
  const settings = { smsWithNotice, quietFrom, quietTo, reminders }
  // Whatever the hour at which this runs.
  await call(changeNotifications, { ...settings, quietFrom: '00:00', quietTo: '00:00' })
  const giveBack = await forgetAddresses(call)
  const meetingId = await lateMeeting(page, call)
  const lastBefore = await lastOfQueue()
  await conveneByUrgency(page, meetingId)
  await bounce(call, meetingId, 'Ferrand')
  const alarm = page.getByRole('alert').filter({ hasText: 'L’avis n’est pas arrivé pour 3 élus' })
  await alarm.waitFor()
  await page.getByText('Cette adresse n’existe pas.').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: /^Relancer par SMS/ }).click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Relancer' })
    .click()
  const row = page.getByRole('row').filter({ hasText: 'Ferrand' })
  await row.getByText('Reçu par le téléphone').waitFor({ state: 'attached', timeout: 30_000 })

  await acknowledgeOffline(meetingId, page)
  await page
    .getByText(/accuse réception/)
    .first()
    .waitFor({ timeout: 10_000 })
  const dir = await unpacked(await exportProof(page))
  await page.getByText(/Scellé .*, horodaté par un tiers\./).waitFor()
  await expectAccessible(page)
  await verifyByOpenssl(dir)
  await verifyByPage(dir)
  await giveBack()
  await call(changeNotifications, settings)
  expect(faults).toEqual([])
  await rm(dir, { recursive: true })
  await page.context().close()
  // The messages went through it.
  if (lastBefore !== null) expect(await lastOfQueue()).not.toBe(lastBefore)
})
