import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

interface Which {
  /** Address of the module that depends on pdf.js. */
  readonly from: string
  readonly folders: readonly string[]
  readonly except?: string
}

/** The character maps, fonts and decoders that pdf.js asks for by name: beside the application, never from another origin. */
export function pdfjsData({ from, folders, except }: Which): Plugin {
  const pdfjs = dirname(createRequire(from).resolve('pdfjs-dist/package.json'))
  return {
    name: 'pdfjs-data',
    configureServer(server) {
      server.middlewares.use((request, reply, next) => {
        const [, folder = '', file = ''] = /\/pdfjs\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? []
        if (!folders.includes(folder)) return next()
        if (file.endsWith('.js')) reply.setHeader('content-type', 'text/javascript')
        createReadStream(join(pdfjs, folder, file))
          .on('error', next)
          .pipe(reply)
      })
    },
    generateBundle() {
      for (const folder of folders)
        for (const file of readdirSync(join(pdfjs, folder)).filter(
          (name) => !except || !name.endsWith(except),
        ))
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${file}`,
            source: readFileSync(join(pdfjs, folder, file)),
          })
    },
  }
}
