import { type Device, LEAFING_MS } from '../device.ts'

export interface Reading {
  /** From the tap on the report to its first page drawn, kept on the device, network off. */
  readonly firstPage: number
  /** Each asked for as soon as the one before is drawn. */
  readonly turns: readonly number[]
  /** The same pages again, leafed through. */
  readonly leafed: readonly number[]
  readonly canvases: number
}

/** A report kept on the device, read without network from the agenda. */
export async function measureReading(
  { page, ask }: Device,
  meetingId: string,
  pages: number,
): Promise<Reading> {
  await page.evaluate(
    `history.pushState({}, '', '/seances/${meetingId}'); dispatchEvent(new PopStateEvent('popstate'))`,
  )
  const report = page.locator('a[href*="/lire/"]', { hasText: '20 p.' }).first()
  await report.waitFor()
  const href = await report.getAttribute('href')
  await page.context().setOffline(true)
  const firstPage = await ask<number>(`open('a[href="${href}"]')`)
  const { turns, canvases } = await ask<{ turns: number[]; canvases: number }>(`turn(1, ${pages})`)
  await ask('leave()')
  const { turns: leafed } = await ask<{ turns: number[] }>(`turn(1, ${pages}, ${LEAFING_MS})`)
  await page.context().setOffline(false)
  return { firstPage, turns, leafed, canvases }
}
