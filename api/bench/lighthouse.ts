import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Call, listMeetings } from '@hemicycle/contract'
import { chromium, type BrowserContext } from 'playwright-core'
import { enter, startProduct } from './desk-product.ts'

// Lighthouse, as a desk computer: performance of the kit and of an ordre du jour, the median of three. `npx tsx api/bench/lighthouse.ts`.
// Lighthouse itself is fetched by npx at this version, and is no dependency of the product.
const LIGHTHOUSE = 'lighthouse@12.8.2'
const WANTED = 0.95
const ROUNDS = 3
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const DEBUGGING = 9333

interface Figures {
  readonly score: number
  readonly lcp: number
  readonly tbt: number
}

async function main(): Promise<void> {
  const product = await startProduct()
  const dir = await mkdtemp(join(tmpdir(), 'hemicycle-lighthouse-'))
  const browser = await openSignedIn(join(dir, 'profile'))
  try {
    const [page = await browser.newPage()] = browser.pages()
    const { call } = await enter(page, product.origin)
    const meetingId = await firstMeeting(call)
    // The session is the audited pages' from here on.
    await page.goto('about:blank')
    for (const path of ['kit', `seances/${meetingId}/ordre-du-jour`]) {
      const rounds: Figures[] = []
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push(await audit(browser, `${product.origin}/admin/${path}`, join(dir, 'report.json')))
      tell(path, medianOf(rounds))
    }
  } finally {
    await browser.close()
    await rm(dir, { recursive: true, force: true })
    await product.stop()
  }
}

/** A browser that Lighthouse works in too, so that a cookie renewed by one audit serves the next. */
const openSignedIn = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: [`--remote-debugging-port=${DEBUGGING}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })

/** Of the demo, which is still being written when the product is ready. */
async function firstMeeting(call: Call): Promise<string> {
  for (const limit = Date.now() + 120_000; Date.now() < limit;) {
    const [meeting] = (await call(listMeetings, {})).meetings
    if (meeting) return meeting.id
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error('the demo is missing')
}

/** One audit, with nothing in the cache but signed in. */
async function audit(browser: BrowserContext, url: string, out: string): Promise<Figures> {
  const [page = await browser.newPage()] = browser.pages()
  const cdp = await browser.newCDPSession(page)
  await cdp.send('Network.clearBrowserCache')
  await cdp.detach()
  const args = ['-y', LIGHTHOUSE, url, '--quiet', '--preset=desktop', '--only-categories=performance', '--output=json', `--output-path=${out}`, `--port=${DEBUGGING}`, '--disable-storage-reset'] // prettier-ignore
  await promisify(execFile)('npx', args)
  const report = JSON.parse(await readFile(out, 'utf8')) as Report
  if (!report.finalDisplayedUrl.startsWith(url)) throw new Error('the audit was not let in')
  const ms = (name: string): number => Math.round(report.audits[name]?.numericValue ?? 0)
  const score = report.categories.performance.score
  return { score, lcp: ms('largest-contentful-paint'), tbt: ms('total-blocking-time') }
}

interface Report {
  readonly finalDisplayedUrl: string
  readonly categories: { readonly performance: { readonly score: number } }
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
}

const medianOf = (rounds: readonly Figures[]): Figures =>
  [...rounds].sort((a, b) => a.score - b.score)[Math.floor(rounds.length / 2)] ?? { score: 0, lcp: 0, tbt: 0 }

function tell(path: string, { score, lcp, tbt }: Figures): void {
  console.log(`${path.slice(0, 30).padEnd(32)} ${score.toFixed(2)}  LCP ${lcp} ms  TBT ${tbt} ms`)
  if (score < WANTED) process.exitCode = 1
}

await main()
