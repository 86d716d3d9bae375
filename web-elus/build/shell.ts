import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const FILE = 'sw.js'
/** Asked for when a report needs them. */
const RARE = /^pdfjs\/(cmaps\/|.*LICENSE)/
const HASHED = /^assets\//

/** Builds the service worker and writes into it the list of the files that make this version of the application. */
export function shell(worker: string): Plugin {
  let folder = ''
  return {
    name: 'shell',
    apply: 'build',
    enforce: 'post',
    configResolved: ({ publicDir }) => void (folder = publicDir),
    buildStart() {
      this.emitFile({ type: 'chunk', id: worker, fileName: FILE })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.values(bundle)
          .filter(({ fileName }) => fileName !== FILE && !RARE.test(fileName) && !fileName.endsWith('.map'))
          .map((one) => entry(one.fileName, one.type === 'chunk' ? one.code : one.source))
        const still = readdirSync(folder).map((name) => entry(name, readFileSync(join(folder, name))))
        const list = [...built, ...still].sort((a, b) => (a.url < b.url ? -1 : 1))
        const chunk = bundle[FILE]
        if (chunk?.type !== 'chunk' || chunk.imports.length > 0) this.error('the service worker stands alone')
        chunk.code = `const SHELL=${JSON.stringify(list)};\n${chunk.code}`
      },
    },
  }
}

/** The page itself is what every address of the application shows. A hashed name says its content already. */
function entry(fileName: string, content: string | Uint8Array): { url: string; revision: string } {
  const url = fileName === 'index.html' ? '/' : `/${fileName}`
  const revision = HASHED.test(fileName)
    ? ''
    : createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { url, revision }
}
