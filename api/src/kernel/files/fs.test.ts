import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openFsStore } from './fs.ts'
import { describeStore } from './store.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'hemicycle-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describeStore('file system', () => openFsStore(root))
