import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openFsStore } from './fs.ts'
import { describeStore } from './store.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'hemicycle-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describeStore('file system', () => openFsStore(root))

it('removes what uploads left a day ago when the product was killed', async () => {
  const parts = join(root, 'parts')
  mkdirSync(parts, { recursive: true })
  for (const name of ['old', 'recent']) writeFileSync(join(parts, name), 'part')
  utimesSync(join(parts, 'old'), 0, Date.now() / 1000 - 25 * 3600)
  openFsStore(root)
  await expect.poll(() => readdirSync(parts)).toEqual(['recent'])
})
