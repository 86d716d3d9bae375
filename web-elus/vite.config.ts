import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { ahead } from '../shared/build/ahead.ts'
import { pdfjsData } from '../shared/build/pdfjs-data.ts'
import { precompressed } from '../shared/build/precompressed.ts'
import { unusedOperations } from '../shared/build/unused-operations.ts'
import { shell } from './build/shell.ts'

export default defineConfig({
  base: '/',
  plugins: [
    unusedOperations(),
    vue(),
    pdfjsData({ from: import.meta.url, folders: ['cmaps', 'standard_fonts', 'wasm'], except: '.wasm' }),
    ahead('app'),
    shell(fileURLToPath(new URL('workers/service.ts', import.meta.url))),
    precompressed(),
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
