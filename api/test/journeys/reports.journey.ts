import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeReport, SYNTHETIC_REPORTS } from '../../src/demo/reports.ts'
import { DESKTOP, expectAccessible, openBrowser, openPage, PHONE } from './browser.ts'
import { demoDay } from './days.ts'
import { signIn, signInAsClerk } from './people.ts'

const origin = inject('origin')
const [FIRST, SECOND] = SYNTHETIC_REPORTS

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const pdf = async (name: string, spec = FIRST!) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(await makeReport(spec)),
})

/** A meeting with its due date, by the clerk's own dialog; its id. */
async function newMeeting(clerk: Page): Promise<string> {
  await clerk.getByRole('button', { name: 'Nouvelle séance' }).first().click()
  const dialog = clerk.getByRole('dialog', { name: 'Nouvelle séance' })
  await dialog.getByLabel('Date', { exact: true }).fill(demoDay(50))
  await dialog.getByLabel('Date limite des rapports').fill(demoDay(20))
  await expectAccessible(clerk)
  await dialog.getByRole('button', { name: 'Créer la séance' }).click()
  await clerk.waitForURL(/\/seances\/[^/]+\/import/)
  return /seances\/([^/]+)\//.exec(clerk.url())?.[1] ?? ''
}

describe('a report of a direction', () => {
  it('is handed in, returned, handed in again and accepted on an agenda', async () => {
    const { page: clerk, faults } = await openPage(browser, DESKTOP)
    await signInAsClerk(clerk, origin)
    const meetingId = await newMeeting(clerk)

    const { page: author, faults: others } = await openPage(browser, DESKTOP)
    await signIn(author, origin, 'routes@vallee.example')
    await author.getByRole('heading', { level: 1, name: 'Mes rapports' }).waitFor()
    const nav = author.getByRole('navigation', { name: 'Navigation principale' })
    expect(await nav.getByRole('listitem').allInnerTexts()).toEqual(['Rapports', 'Déposer'])
    await nav.getByRole('link', { name: 'Déposer' }).click()
    await author.getByRole('heading', { level: 1, name: 'Déposer un rapport' }).waitFor()
    await expectAccessible(author)
    const input = author.locator('.ui-dropzone input[type=file]')
    await input.setInputFiles([await pdf('rapport.pdf'), await pdf('annexe 1.pdf', SECOND)])
    const title = author.getByLabel('Objet')
    await expect.poll(() => title.inputValue(), { timeout: 20_000 }).toContain('Accessibilité')
    await title.fill('Rampes d’accès des collèges')
    await author.getByLabel('Séance').selectOption(meetingId)
    await author.getByText('Date limite de dépôt').waitFor()
    await expectAccessible(author)
    await author.getByRole('button', { name: 'Déposer', exact: true }).click()
    await author.getByText('Rapport déposé. Le service des assemblées est prévenu.').first().waitFor()

    await clerk.goto(`${origin}/admin/rapports?etat=SUBMITTED`)
    await clerk.getByRole('link', { name: 'Rampes d’accès des collèges' }).click()
    await clerk.getByRole('button', { name: 'Retourner avec un motif' }).click()
    const dialog = clerk.getByRole('dialog', { name: 'Retourner le rapport' })
    await dialog.getByRole('button', { name: 'Retourner avec un motif' }).click()
    await dialog.getByText('Dites à l’auteur ce qu’il doit reprendre.').waitFor()
    await dialog.getByLabel('Motif').fill('Le montant du lot 2 manque.')
    await expectAccessible(clerk)
    await dialog.getByRole('button', { name: 'Retourner avec un motif' }).click()
    await dialog.waitFor({ state: 'hidden' })

    // Nobody reloads the author's page: what the office decides comes by itself.
    await author.getByText('Le montant du lot 2 manque.').first().waitFor()
    await expectAccessible(author)
    await author.locator('[data-replacement]').waitFor({ state: 'attached' })
    const [chooser] = await Promise.all([
      author.waitForEvent('filechooser'),
      author.getByRole('button', { name: 'Remplacer rapport.pdf par une nouvelle version' }).click(),
    ])
    await chooser.setFiles(await pdf('rapport corrigé.pdf', SYNTHETIC_REPORTS[2]))
    await author.getByText('version 2').waitFor()
    await author.getByRole('button', { name: 'Déposer à nouveau' }).click()
    await expect.poll(() => author.getByText('Déposé', { exact: true }).count()).toBeGreaterThan(1)

    // The file stands beside the decision, and says what it changed.
    await clerk.getByRole('button', { name: 'Ce qui a changé dans rapport corrigé.pdf' }).click()
    await clerk.getByRole('region', { name: 'Ce qui a changé' }).waitFor()
    await clerk.getByLabel('Page 1 de rapport corrigé.pdf').waitFor()
    await expectAccessible(clerk)
    await clerk.getByRole('button', { name: 'Accepter' }).click()
    await clerk.getByRole('link', { name: 'Voir à l’ordre du jour' }).click()
    await clerk.waitForURL(/ordre-du-jour/)
    await clerk.getByText('Rampes d’accès des collèges').first().waitFor()
    expect([...faults, ...others]).toEqual([])
    await clerk.context().close()
    await author.context().close()
  })

  it('is all that an author sees, on a phone too', async () => {
    const { page, faults } = await openPage(browser, PHONE)
    await signIn(page, origin, 'culture@vallee.example')
    await page.goto(`${origin}/admin/journal`)
    await page.getByRole('heading', { level: 1, name: 'Mes rapports' }).waitFor()
    await expectAccessible(page)
    const width = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
    expect(width[0]).toBe(width[1])
    expect(faults).toEqual([])
    await page.context().close()
  })
})
