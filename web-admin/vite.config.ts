import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

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
        for (const file of readdirSync(join(pdfjs, folder)))
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${file}`,
            source: readFileSync(join(pdfjs, folder, file)),
          })
    },
  }
}

export default defineConfig({
  base: '/admin/',
  plugins: [vue(), pdfjsData()],
  server: { proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? 3000}` } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    // One file for the first screen: a small one costs a journey to the server as a large one does.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
})
