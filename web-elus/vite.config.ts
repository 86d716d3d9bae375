import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { ahead } from './build/ahead.ts'
import { shell } from './build/shell.ts'
import { unusedOperations } from './build/unused-operations.ts'

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm']

/** The character maps, fonts and decoders that pdf.js asks for by name: beside the application, never from another origin. */
function pdfjsData(): Plugin {
  return {
    name: 'pdfjs-data',
    configureServer(server) {
      server.middlewares.use((request, reply, next) => {
        const [, folder = '', file = ''] = /\/pdfjs\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? []
        if (!FOLDERS.includes(folder)) return next()
        if (file.endsWith('.js')) reply.setHeader('content-type', 'text/javascript')
        createReadStream(join(pdfjs, folder, file))
          .on('error', next)
          .pipe(reply)
      })
    },
    generateBundle() {
      for (const folder of FOLDERS)
        for (const file of readdirSync(join(pdfjs, folder)).filter((name) => !name.endsWith('.wasm')))
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${file}`,
            source: readFileSync(join(pdfjs, folder, file)),
          })
    },
  }
}

export default defineConfig({
  base: '/',
  plugins: [
    unusedOperations(),
    vue(),
    pdfjsData(),
    ahead('app'),
    shell(fileURLToPath(new URL('workers/service.ts', import.meta.url))),
  ],
  server: { proxy: { '/api': `http://localhost:${process.env['PORT'] ?? 3000}` } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    // A small file costs a journey to the server as a large one does: one to ask who is here, one for the application, one for a screen.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'early', tags: ['$initial'], test: /(?<!service\.ts)$/, priority: 3 },
            { name: 'app', test: /\/src\/mount\.ts$/, priority: 2 },
            { name: 'home', test: /\/home\/HomePage\.vue/, priority: 1 },
            { name: 'menu', test: /\/shell\/AccountMenu\.vue/ },
          ],
        },
      },
    },
  },
})
