import { closeSync, openSync, readSync, writeSync } from 'node:fs'

/** All bytes of the files, one after the other: what any program that writes them must do. */
export function copyAll(paths: readonly string[], out: string): void {
  const to = openSync(out, 'w')
  const block = Buffer.allocUnsafe(2 ** 20)
  for (const path of paths) {
    const from = openSync(path, 'r')
    for (let read = readSync(from, block); read > 0; read = readSync(from, block))
      writeSync(to, block, 0, read)
    closeSync(from)
  }
  closeSync(to)
}
