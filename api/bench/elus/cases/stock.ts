import { countBytes, memoryOf, openDevice } from '../device.ts'
import { REPORT_PAGES, type Stage } from '../stage.ts'
import { serveStock } from '../stock/server.ts'

export interface Stock {
  readonly report: { readonly firstPage: number; readonly turns: readonly number[] }
  readonly bundle: { readonly firstPage: number; readonly mb: number; readonly turns: readonly number[] }
  readonly search: number
  readonly memory: readonly { readonly turn: number; readonly mb: number }[]
}

/** Enough to compare with: the 500 are what ours is held to. */
const TURNS = 200

/** The same files in the viewer of pdf.js, on the same slowed processor, its scripts already loaded. */
export async function measureStock({ browser, small, large }: Stage): Promise<Stock> {
  const [{ report }, { bundle }] = [await small(), await large()]
  const server = await serveStock({ 'report.pdf': report, 'bundle.pdf': bundle })
  const device = await openDevice(browser, 'FAST')
  const load = async () => {
    await device.page.goto(server.origin)
    await device.page.waitForFunction('globalThis.stock !== undefined')
  }
  const ask = <R>(call: string) => device.page.evaluate<R>(`stock.${call}`)
  try {
    await load()
    const firstPage = await ask<number>(`open('/report.pdf')`)
    const { turns } = await ask<{ turns: number[] }>(`turn(1, ${REPORT_PAGES})`)
    await load()
    const bytes = countBytes(device.cdp)
    const bundleFirst = await ask<number>(`open('/bundle.pdf')`)
    const mb = bytes() / 1e6
    // As ours: the tools of the browser would keep what the page receives.
    await device.cdp.send('Network.disable')
    const start = { turn: 0, mb: await memoryOf(browser) }
    const long = await ask<{ turns: number[] }>(`turn(1, ${TURNS + 1})`)
    const memory = [start, { turn: TURNS, mb: await memoryOf(browser) }]
    const search = await ask<number>(`search('travaux')`)
    return {
      report: { firstPage, turns },
      bundle: { firstPage: bundleFirst, mb, turns: long.turns },
      search,
      memory,
    }
  } finally {
    await device.close()
    server.close()
  }
}
