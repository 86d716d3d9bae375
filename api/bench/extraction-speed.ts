import { extractDocument, pagesOfText } from '../src/extraction/index.ts'
import { EVERY_REPORT, makeReport } from '../test/fixtures/reports.ts'

const FILES = 150
const PAGES = 20

/** 150 files of 20 pages, one after the other in one thread: their fields, then the whole text that search asks for afterwards. */
export async function measureSpeed(): Promise<string[]> {
  const rows: string[] = []
  for (const font of ['public', 'times'] as const) {
    const files: Uint8Array[] = []
    for (let index = 0; index < FILES; index += 1) {
      const spec = EVERY_REPORT[(index * 7) % EVERY_REPORT.length]
      if (spec) files.push(await makeReport({ ...spec, font, pages: PAGES, body: true }))
    }
    let pages = 0
    const fields = await seconds(async () => {
      for (const bytes of files) pages += (await extractDocument(bytes)).pages
    })
    const text = await seconds(async () => {
      for (const bytes of files) await pagesOfText(bytes)
    })
    const name = font === 'public' ? 'polices incorporées' : 'polices standard'
    rows.push(
      `| ${name} | ${FILES} | ${pages} | ${fields.toFixed(1)} s | ${((1000 * fields) / FILES).toFixed(0)} ms | ${text.toFixed(1)} s |`,
    )
  }
  return [
    '| fichiers | nombre | pages | champs et coupures | par fichier | texte entier, à part |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
