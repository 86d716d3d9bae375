import { writeFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createMeeting, listBodies, readAgenda, operateAgenda } from '@hemicycle/contract'
import type { Page } from 'playwright-core'
import { ROOT } from '../src/config.ts'
import { openBrowser } from '../test/journeys/browser.ts'
import { enter, startProduct } from './desk-product.ts'

// How long each gesture of the agenda takes until it is on screen: 300 points, the processor slowed four times through the browser's own
// protocol. `npx tsx api/bench/desk.ts [--write]`. Durations are those of the Event Timing API (8 ms steps): from the key to the next frame.
// The gestures are made several times over, and the median of each is told; `--write` puts the table into docs/desk.md.
const ITEMS = 300
const SLOWER = 4
const BUDGET_MS = 100
const ROUNDS = 3
const SCREENFUL = 16
const DOC = join(ROOT, 'docs/desk.md')
const [BEGIN, END] = ['<!-- gestures -->', '<!-- /gestures -->']

interface Timing {
  readonly name: string
  readonly duration: number
}

async function main(): Promise<void> {
  const product = await startProduct()
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })
    const { call } = await enter(page, product.origin)
    const meetingId = await fill(call)
    const opened = Date.now()
    await page.goto(`${product.origin}/admin/seances/${meetingId}/ordre-du-jour`)
    // All rows that a screen shows: a long agenda draws those in sight.
    await row(page, SCREENFUL - 1).waitFor()
    const opening = Date.now() - opened
    console.log(`${ITEMS} points, ouverture (sans ralentissement) : ${opening} ms`)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await observe(page)
    const rounds: Timing[][] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await allOnce(page))
    const medians = GESTURES.map(([what], index) => ({
      what,
      ...medianOf(rounds.map((one) => one[index] ?? { name: '-', duration: 0 })),
    }))
    for (const { what, ...timing } of medians) report(what, timing)
    if (process.argv.includes('--write')) await writeTable(opening, medians)
  } finally {
    await browser.close()
    await product.stop()
  }
}

type Caller = Awaited<ReturnType<typeof enter>>['call']

async function fill(call: Caller): Promise<string> {
  const [body] = (await call(listBodies, {})).bodies
  if (!body) throw new Error('the demo is missing')
  const date = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  const meeting = await call(createMeeting, { bodyId: body.id, date, time: '09:30', place: 'Hémicycle' })
  const { sections, version } = await call(readAgenda, { meetingId: meeting.id })
  for (let at = 0; at < ITEMS; at += 100) {
    const operations = Array.from({ length: 100 }, (_, index) => ({
      type: 'ADD_POINT' as const,
      itemId: crypto.randomUUID(),
      nature: 'REPORT' as const,
      title: `Aide aux communes rurales, ${at + index + 1}e répartition de l’exercice budgétaire`,
      sectionId: sections[(at + index) % Math.max(1, sections.length)]?.id ?? null,
    }))
    const body = { meetingId: meeting.id, baseVersion: version + at / 100, operations, clientId: 'bench' }
    await call(operateAgenda, body)
  }
  return meeting.id
}

const row = (page: Page, index: number) => page.locator('.titem').nth(index)
const GESTURES: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['choisir un point (clic)', (page) => row(page, 20).click()],
  ['point suivant (↓)', (page) => page.keyboard.press('ArrowDown')],
  ['choisir plusieurs (Maj+↓)', (page) => page.keyboard.press('Shift+ArrowDown')],
  ['tout choisir (Ctrl+A)', (page) => page.keyboard.press('Control+a')],
  ['revenir à un seul (Échap)', (page) => page.keyboard.press('Escape')],
  ['saisir (Espace)', (page) => page.keyboard.press('Space')],
  ['déplacer en main (↓)', (page) => page.keyboard.press('ArrowDown')],
  ['déposer (Entrée)', (page) => page.keyboard.press('Enter')],
  ['déplacer tout de suite (Alt+↑)', (page) => page.keyboard.press('Alt+ArrowUp')],
  ['annuler (Ctrl+Z)', (page) => page.keyboard.press('Control+z')],
  ['replier une rubrique (clic)', (page) => page.locator('.tsec').first().click()],
  ['déplier une rubrique (clic)', (page) => page.locator('.tsec').first().click()],
  [
    'chercher (une lettre)',
    async (page) => {
      await page.locator('#agenda-search').focus()
      await page.keyboard.press('9')
    },
  ],
  ['effacer la recherche', (page) => page.keyboard.press('Backspace')],
]

async function allOnce(page: Page): Promise<Timing[]> {
  const timings: Timing[] = []
  for (const [, gesture] of GESTURES) timings.push(await timed(page, gesture))
  return timings
}

const medianOf = (timings: readonly Timing[]): Timing =>
  [...timings].sort((a, b) => a.duration - b.duration)[Math.floor(timings.length / 2)] ?? {
    name: '-',
    duration: 0,
  }

async function writeTable(opening: number, rows: readonly ({ what: string } & Timing)[]): Promise<void> {
  const lines = rows.map(({ what, duration }) => `| ${what} | ${duration < 16 ? '< 16' : duration} |`)
  const table = [
    '| Geste | ms |',
    '| --- | ---: |',
    `| ouverture, sans ralentissement | ${opening} |`,
    ...lines,
  ]
  const text = await readFile(DOC, 'utf8')
  const [before = '', rest = ''] = text.split(BEGIN)
  const [, after = ''] = rest.split(END)
  await writeFile(DOC, `${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`)
}

async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: { name: string; duration: number }[] = []
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) seen.push({ name, duration })
    }).observe({ type: 'event', durationThreshold: 16 } as never)
  })
}

/** The longest event of a gesture; below 16 ms the browser tells none. */
async function timed(page: Page, gesture: (page: Page) => Promise<unknown>): Promise<Timing> {
  // What the gesture before has sent must be back: its answer is not part of this one.
  await page.getByText('Enregistré', { exact: true }).waitFor()
  await page.evaluate(() => void (globalThis as unknown as { seen: unknown[] }).seen.splice(0))
  await gesture(page)
  await page.waitForTimeout(700)
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Timing[] }).seen)
  return seen.reduce((worst, one) => (one.duration > worst.duration ? one : worst), {
    name: '-',
    duration: 0,
  })
}

function report(what: string, { name, duration }: Timing): void {
  const mark = duration <= BUDGET_MS ? 'ok' : `plus de ${BUDGET_MS} ms`
  console.log(`${what.padEnd(34)} ${String(duration).padStart(5)} ms  ${name.padEnd(12)} ${mark}`)
  if (duration > BUDGET_MS) process.exitCode = 1
}

await main()
