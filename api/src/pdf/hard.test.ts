import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { assembleBundle, inspect, normalise } from './index.ts'

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
  'pdfjs/scan-bad.pdf',
  'pdfjs/xref_command_missing.pdf',
  'qpdf/append-xref-loop.pdf',
  'qpdf/bad12.pdf',
  'qpdf/bad-xref-entry.pdf',
]

describe.skipIf(names.length === 0)('real hard files', () => {
  it.each(names)('%s gets the right verdict', async (name) => {
    const seen = await inspect(join(root, name))
    const verdict = refused[name] ? 'REFUSED' : repaired.includes(name) ? 'REPAIRED' : 'ACCEPTED'
    expect({ verdict: seen.verdict, refusal: seen.refusal }).toEqual({ verdict, refusal: refused[name] })
  })

  it('are bundled all together, those that can be', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'hard-'))
    const items = []
    let pages = 0
    for (const name of names) {
      const copy = join(scratch, `${items.length}.pdf`)
      const seen = await normalise(join(root, name), copy)
      if (seen.verdict === 'REFUSED') continue
      pages += seen.pages
      const path = seen.derivation === 'none' ? join(root, name) : copy
      items.push({ id: name, number: '', title: name, documents: [{ id: name, label: name, path }] })
    }
    const out = join(scratch, 'bundle.pdf')
    const spec = { title: 'x', author: 'x', createdAt: '2026-01-01T00:00:00Z', printAgenda: false, agenda: { sections: [{ items }] }, stamp: { folio: true } } // prettier-ignore
    expect((await assembleBundle(spec, out)).pages).toBe(pages)
    expect(await inspect(out)).toMatchObject({ verdict: 'ACCEPTED', pages })
  })
})
