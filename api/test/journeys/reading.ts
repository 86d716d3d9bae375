import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Opens the first report of an agenda, in the reader or beside the agenda; its page is drawn and its text laid. */
export async function openReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: /R\d{4,5}/ }).first().click() // prettier-ignore
  await drawn(page)
}

export async function drawn(page: Page): Promise<void> {
  await page.locator('canvas').first().waitFor()
  await expect.poll(() => page.locator('.text').first().innerText(), { timeout: 20_000 }).toMatch(/\p{L}{4}/u)
}

/** Marks the first line of the page without a pointer. */
export async function markLine(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Annoter' }).click()
  await page.getByRole('button', { name: 'Choisir un passage' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Jaune' }).click()
  await marked(page)
  await page.getByRole('button', { name: 'Fermer les outils' }).click()
}

export const marked = (page: Page): Promise<void> =>
  page.locator('.mark.HIGHLIGHT').first().waitFor({ state: 'attached' })

/** A note on the page shown, written. */
export async function writeNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Votre note').fill(words)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Looks for words in all the reports, and goes to the first page that has them. */
export async function seek(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mots cherchés').fill(words)
  await dialog.getByRole('link', { name: /Page \d+/ }).first().click() // prettier-ignore
  await dialog.waitFor({ state: 'detached' })
}
