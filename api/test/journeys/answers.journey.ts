import { listMeetings, readAttendance } from '@hemicycle/contract'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE, TABLET } from './browser.ts'
import { clientOf, latestMail, signInAsClerk } from './people.ts'

const origin = inject('origin')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The meeting that the demo has convened, some having answered. */
async function convened(clerk: Page): Promise<string> {
  const call = await clientOf(clerk, origin)
  for (const { id: meetingId, state } of (await call(listMeetings, {})).meetings) {
    if (state !== 'CONVENED') continue
    const { rows } = await call(readAttendance, { meetingId })
    if (rows.some(({ lastName, answer }) => lastName === 'Garrigue' && answer?.holder)) return meetingId
  }
  throw new Error('the demo is missing')
}

/** An élu on his own device, by the link of his mail, before the question that the convocation asks. */
async function asked(address: string, meetingId: string, device: BrowserContextOptions) {
  const opened = await openPage(browser, device)
  await opened.page.goto(await latestMail(origin, address, meetingId))
  await opened.page.waitForURL(new RegExp(`/seances/${meetingId}`))
  await opened.page.getByText('Serez-vous présent').first().waitFor()
  return opened
}

const unfold = async (page: Page): Promise<void> => {
  const fold = page.locator('details.fold')
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
}

it('an absence, a vote given to a colleague, taken back: the forecast follows', async () => {
  const { page: clerk, faults } = await openPage(browser, DESKTOP)
  await signInAsClerk(clerk, origin)
  const meetingId = await convened(clerk)
  await clerk.goto(`${origin}/admin/seances/${meetingId}/presences`)
  const forecast = clerk.getByRole('region', { name: 'Prévision du quorum' })
  const sure = async (): Promise<number> => Number.parseInt(await forecast.locator('.big').innerText(), 10)
  await forecast.waitFor()
  const before = await sure()

  const [{ page: grantor, faults: hers }, { page: holder, faults: his }] = await Promise.all([
    asked('sylvie.cantet@vallee.example', meetingId, PHONE),
    asked('michel.sarrazin@vallee.example', meetingId, TABLET),
  ])
  await holder.getByLabel('Présent', { exact: true }).check({ force: true })
  await holder.getByText('Vous serez présent').first().waitFor()
  await expect.poll(sure).toBe(before + 1)

  await unfold(grantor)
  await grantor.getByLabel('Absente', { exact: true }).check({ force: true })
  await grantor.getByText('Vous serez absente').first().waitFor()
  await grantor.getByRole('button', { name: 'Fermer' }).first().click()
  const row = clerk.getByRole('row').filter({ hasText: 'Cantet' })
  await row.getByText('Absente').waitFor()
  expect(await sure()).toBe(before + 1)

  await unfold(grantor)
  await grantor.getByText('Donner délégation de vote').first().click()
  const dialog = grantor.getByRole('dialog')
  await dialog.getByLabel(/Michel Sarrazin/u).check()
  // First for one report: it counts at that one, not at the opening.
  await dialog.getByLabel('Certains points seulement').check()
  await dialog.getByRole('checkbox').first().check()
  await expectAccessible(grantor)
  await dialog.getByRole('button', { name: 'Donner délégation de vote' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await row.getByText(/^pour .* seulement$/u).waitFor()
  await holder.getByText('Mme Sylvie Cantet vous confie son vote'.replaceAll('Mme ', 'Mme\u00a0')).waitFor({ state: 'attached' }) // prettier-ignore
  expect(await sure()).toBe(before + 1)
  await expectAccessible(clerk)

  // Then for the whole meeting, at which the commission permanente counts the represented too.
  await unfold(grantor)
  await grantor.getByRole('button', { name: 'Changer' }).click()
  await dialog.getByLabel('Toute la séance').check()
  await dialog.getByRole('button', { name: 'Donner délégation de vote' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(sure).toBe(before + 2)
  await unfold(holder)
  await expectAccessible(holder)

  // The clerk goes on on a telephone.
  await clerk.setViewportSize({ width: 390, height: 844 })
  await unfold(grantor)
  await grantor.getByLabel('Absente', { exact: true }).check({ force: true })
  await grantor.getByText('Vous serez absente').first().waitFor()
  await expect.poll(sure).toBe(before + 1)
  await holder.getByText(/vous confie son vote/u).waitFor({ state: 'detached' })
  await expectAccessible(clerk)
  expect([faults, hers, his]).toEqual([[], [], []])
})
