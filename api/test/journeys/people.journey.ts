import { createMeeting, listBodies } from '@hemicycle/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESKTOP, expectAccessible, openBrowser, openPage } from './browser.ts'
import { demoDay } from './days.ts'
import { clientOf, signInAsClerk } from './people.ts'

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
})
afterEach(() => expect(faults).toEqual([]))
afterAll(() => browser.close())

const HEAD = 'Civilité;Prénom;Nom;Courriel;Canton;Groupe politique;Début du mandat'
const GOOD = [
  'Mme;Noémie;Chastaing;noemie.chastaing@vallee.example;Valmorin;Union de la Vallée;01/09/2026',
  'M.;Étienne;Rouvière;etienne.rouviere@vallee.example;Crevin;;01/09/2026',
]
const CORRECTED = [
  'Mme;Agnès;Pradel;agnes.pradel@vallee.example;Montbrun;;01/09/2026',
  'M.;Luc;Bonnafous;luc.bonnafous@vallee.example;Orgemont;;01/09/2026',
  'M.;Hugo;Serres;hugo.serres@vallee.example;Orgemont;;30/09/2026',
]
const WRONG = [
  'Docteur;Agnès;Pradel;agnes.pradel@vallee.example;Montbrun;;01/09/2026',
  'M.;Luc;;luc.bonnafous@vallee;Orgemont;;01/09/2026',
  'M.;Hugo;Serres;hugo.serres@vallee.example;Orgemont;;31/09/2026',
]
// As Excel writes it in France: Windows-1252 and « ; ».
const sheet = (lines: readonly string[]) => ({
  name: 'elus.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEAD, ...lines].join('\r\n'), 'latin1'),
})

async function importList(lines: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Importer une liste' }).click()
  const dialog = page.getByRole('dialog', { name: 'Importer une liste d’élus' })
  await dialog.locator('input[type=file]').setInputFiles(sheet(lines))
}

describe('the people of an authority', () => {
  it('come from a list with three bad lines, corrected then imported again', async () => {
    await page
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Élus' })
      .click()
    await page.getByRole('heading', { level: 1, name: 'Élus' }).waitFor()
    await page.getByRole('button', { name: 'Claire Vidalenc' }).waitFor()
    await expectAccessible(page)

    await importList([...GOOD, ...WRONG])
    const dialog = page.getByRole('dialog', { name: 'Importer une liste d’élus' })
    await dialog.getByText('3 lignes à corriger').first().waitFor()
    await dialog.getByText('Windows-1252').waitFor()
    for (const said of [
      'Écrivez Mme ou M.',
      'Écrivez-la comme nom@departement.fr.',
      'Écrivez-le comme 01/07/2021.',
    ])
      await dialog.getByText(said).first().waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Importer 2 lignes' }).click()
    await page.getByText('2 élus ajoutés').first().waitFor()

    await dialog.getByRole('button', { name: 'Choisir un autre fichier' }).click()
    await dialog.locator('input[type=file]').setInputFiles(sheet([...GOOD, ...CORRECTED]))
    await dialog.getByText('2 fiches inchangées').waitFor()
    await dialog.getByRole('button', { name: 'Importer 3 lignes' }).click()
    await dialog.waitFor({ state: 'hidden' })
    for (const name of [
      'Noémie Chastaing',
      'Étienne Rouvière',
      'Agnès Pradel',
      'Luc Bonnafous',
      'Hugo Serres',
    ])
      await page.getByRole('button', { name }).waitFor()
  })

  it('are found, changed and protected without a mouse', async () => {
    await page.goto(`${origin}/admin/referentiels/elus`)
    const search = page.getByRole('searchbox')
    await search.focus()
    await page.keyboard.type('helene garrigue')
    await expect.poll(() => page.url()).toContain('q=helene')
    await expect.poll(() => page.locator('.register-open').count()).toBe(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Fiche de Hélène Garrigue' })
    await dialog.waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Canton').focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Montbrun')
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog', { name: 'Quitter sans enregistrer' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
    await dialog.getByLabel('Canton').focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: 'Montbrun', exact: true }).waitFor()
  })

  it.each([
    ['instances', 'Assemblées et commissions', 'Conseil départemental'],
    ['groupes', 'Groupes', 'Union de la Vallée'],
    ['mandatures', 'Mandatures', 'Mandature 2021-2028'],
    ['comptes', 'Comptes', 'Claire Vidalenc'],
  ])('and what they belong to: %s', async (path, title, row) => {
    await page.goto(`${origin}/admin/referentiels/${path}`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByRole('button', { name: row, exact: true }).click()
    await page.getByRole('dialog', { name: row }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expectAccessible(page)
  })

  it('and the delay of the règlement intérieur, never under the law: the clock goes by it', async () => {
    const body = 'Commission Éducation, culture, sports et jeunesse'
    const sheetOf = async (name: string) => {
      await page.goto(`${origin}/admin/referentiels/instances`)
      await page.getByRole('button', { name, exact: true }).click()
      const dialog = page.getByRole('dialog', { name })
      await dialog.getByRole('button', { name: 'Ajouter un délai' }).click()
      return dialog
    }
    const plenary = await sheetOf('Conseil départemental')
    await plenary.getByLabel('Jours', { exact: true }).fill('10')
    await plenary.getByText(/Plus court que la loi.*12\sjours au moins \(CGCT, art. L3121-19\)/u).waitFor()
    await plenary.getByRole('button', { name: 'Ajouter un quorum' }).click()
    await plenary.getByLabel('Membres en exercice').selectOption({ label: 'le tiers' })
    await plenary.getByText(/Moins que la loi.*présents \(CGCT, art. L3121-14\)/u).waitFor()
    await expectAccessible(page)
    await plenary.getByRole('button', { name: 'Enregistrer' }).click()
    await plenary.getByText('Un délai du règlement intérieur est incomplet').waitFor()

    const call = await clientOf(page, origin)
    const committee = await sheetOf(body)
    await committee.getByLabel('Jours', { exact: true }).fill('6')
    // The demo's committees have a quorum of their own, whose fields bear the same names.
    const delay = committee.getByRole('group', { name: 'Délai 1' })
    await delay.getByLabel('Comptés').selectOption({ label: 'jours francs' })
    await delay.getByLabel('Article, tel qu’il sera cité').fill('Règlement intérieur, art. 12')
    await committee.getByRole('button', { name: 'Enregistrer' }).click()
    await committee.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: /^6\sjours francs \(Règlement intérieur, art. 12\)/u }).waitFor()
    const { bodies } = await call(listBodies, {})
    const date = demoDay(20)
    const { id } = await call(createMeeting, { bodyId: bodies.find(({ name }) => name === body)!.id, date, time: '10:00', place: 'Salle 2' }) // prettier-ignore
    await page.goto(`${origin}/admin/seances/${id}/import`)
    const clock = page.getByRole('group', { name: 'Horloge légale' })
    await clock.getByText('Règlement intérieur, art. 12').waitFor()
    await expectAccessible(page)
  })

  it('and the authority itself', async () => {
    await page.goto(`${origin}/admin/referentiels/collectivite`)
    await page.getByText('Un administrateur peut changer ces réglages.').waitFor()
    await expectAccessible(page)
  })
})
