import type { Locator, Page } from 'playwright-core'

const FAR = 120

/** Goes with Tab to something, as a person without a mouse does. Throws when it cannot be reached so. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  for (let step = 0; step < FAR; step += 1) {
    const here = await target.evaluateAll((all) => all.some((one) => one === one.ownerDocument.activeElement))
    if (here) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${target.toString()}`)
}

/** Goes somewhere by the command bar. */
export async function command(page: Page, words: string, option = words): Promise<void> {
  await page.keyboard.press('Control+k')
  const bar = page.getByRole('dialog')
  await bar.locator('input').waitFor()
  await page.keyboard.type(words)
  await bar.getByRole('option', { name: option }).first().waitFor()
  await page.keyboard.press('Enter')
  await bar.waitFor({ state: 'hidden' })
}
