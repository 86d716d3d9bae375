import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXTS = /\.(js|mjs|css|svg)$/
/** Less is not worth a file. */
const LEAST = 1024
/** Beyond, a build takes ten times as long for a tenth less. */
const QUALITY = 8
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]

/** Each script and style once more as browsers ask for them: packed once, not for every device that starts. */
export function precompressed(): Plugin {
  let folder = ''
  return {
    name: 'precompressed',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = join(root, build.outDir)),
    closeBundle: {
      order: 'post',
      handler: async () => {
        const names = await readdir(folder, { recursive: true })
        await Promise.all(names.filter((name) => TEXTS.test(name)).map((name) => pack(join(folder, name))))
      },
    },
  }
}

async function pack(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < LEAST) return
  await Promise.all([
    writeFile(`${path}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })),
    writeFile(`${path}.gz`, await zip(bytes, { level: 9 })),
  ])
}
