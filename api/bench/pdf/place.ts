import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Results are written in memory where the system allows it: writing back to a disk takes longer than all that is measured. */
export const inMemory = existsSync('/dev/shm')
const folder = mkdtempSync(join(inMemory ? '/dev/shm' : tmpdir(), 'bench-pdf-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

export const outputOf = (name: string): string => join(folder, name)
export const clear = (path: string) => (): void => rmSync(path, { force: true })
