import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { assembleBundle, inspect, normalise } from './index.ts'
import { itemOf, specOf } from './testing/bundling.ts'
import { allCases, type Answer } from './testing/cases.ts'
import { openRunner } from './testing/runner.ts'
import type { Trial } from './testing/trial.ts'
import type { Inspection } from './types.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hard-'))

const fair = ({ verdict, refusal }: Inspection, answer: Answer): boolean => {
  if (answer === 'bounded') return true
  if (answer === 'usable') return verdict !== 'REFUSED'
  if (typeof answer === 'string') return verdict === answer
  return verdict === 'REFUSED' && refusal !== undefined && answer.includes(refusal)
}
/** In one line, what went wrong: the table is long. */
const said = ({ seen, bundled }: Trial): string =>
  `${seen.verdict} ${seen.refusal ?? ''} (${seen.reason}), ${seen.pages} pages, ${bundled} bundled`

describe('hard files made here', () => {
  const runner = openRunner({ seconds: 25, heapMb: 300 })
  afterAll(() => runner.close())

  it.each(allCases)('$name', async ({ name, make, answer, pages }) => {
    const path = join(scratch, `${name.replace(/\W+/g, '-')}.pdf`)
    writeFileSync(path, make())
    const trial = await runner.trial(path)
    expect(fair(trial.seen, answer), said(trial)).toBe(true)
    if (trial.seen.verdict === 'REFUSED') return
    expect([trial.seen.pages, trial.bundled], said(trial)).toEqual([pages, pages])
    expect((await runner.read(trial.bundle))?.length).toBe(pages)
  })
})

const real =
  process.env['HEMICYCLE_REAL_INPUT'] ??
  fileURLToPath(new URL('../../../../shared/real-input', import.meta.url))
const root = join(real, 'hard-pdf')
const names = existsSync(root)
  ? readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf'))
      .sort()
  : []

/** What a clerk would say; all the others are simply accepted. */
const refused: Record<string, string> = {
  'pdf-lib/encrypted_new.pdf': 'PASSWORD_REQUIRED',
  'qpdf/enc-R3,V2,U=view,O=view.pdf': 'PASSWORD_REQUIRED',
  'pdfjs/xfa_issue14315.pdf': 'DYNAMIC_FORM',
  'qpdf/bad1.pdf': 'NOT_A_PDF',
}
const repaired = [
  'pdf-lib/invalid_root_ref.pdf',
  'pdf-lib/missing_endobj_keyword.pdf',
  'pdf-lib/missing_xref_trailer_dict.pdf',
  'pdfjs/helloworld-bad.pdf',
  'pdfjs/xref_command_missing.pdf',
  'qpdf/append-xref-loop.pdf',
  'qpdf/bad-xref-entry.pdf',
]

describe.skipIf(names.length === 0)('real hard files', () => {
  it.each(names)('%s gets the right verdict', async (name) => {
    const seen = await inspect(join(root, name))
    const verdict = refused[name] ? 'REFUSED' : repaired.includes(name) ? 'REPAIRED' : 'ACCEPTED'
    expect({ verdict: seen.verdict, refusal: seen.refusal }).toEqual({ verdict, refusal: refused[name] })
  })

  it('are bundled all together, those that can be', async () => {
    const documents: [string, string][] = []
    let pages = 0
    for (const name of names) {
      const copy = join(scratch, `real-${documents.length}.pdf`)
      const seen = await normalise(join(root, name), copy)
      if (seen.verdict === 'REFUSED') continue
      pages += seen.pages
      documents.push([name, existsSync(copy) ? copy : join(root, name)])
    }
    const out = join(scratch, 'bundle.pdf')
    expect((await assembleBundle(specOf([itemOf('1', documents)]), out)).pages).toBe(pages)
    expect(await inspect(out)).toMatchObject({ verdict: 'ACCEPTED', pages })
  })
})
