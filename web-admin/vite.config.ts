import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { ahead } from '../shared/build/ahead.ts'
import { pdfjsData } from '../shared/build/pdfjs-data.ts'
import { precompressed } from '../shared/build/precompressed.ts'
import { unusedOperations } from '../shared/build/unused-operations.ts'

export default defineConfig({
  base: '/admin/',
  plugins: [
    unusedOperations(),
    vue(),
    pdfjsData({ from: import.meta.url, folders: ['cmaps', 'standard_fonts', 'wasm', 'iccs'] }),
    ahead('shell', 'common'),
    precompressed(),
  ],
  server: { proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? 3000}` } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    // A small file costs a journey to the server as a large one does: one to start, one for what every screen wants, one for a screen.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'shell', test: /\/shell\/AppShell\.vue/, priority: 1 },
            { name: 'common', minShareCount: 3 },
          ],
        },
      },
    },
  },
})
