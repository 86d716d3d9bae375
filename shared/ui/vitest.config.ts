import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'

// The kit ships sources and builds nothing: only its tests need the Vue plugin, that of the applications.
const ofElus = createRequire(new URL('../../web-elus/package.json', import.meta.url))
const { default: vue } = await import(pathToFileURL(ofElus.resolve('@vitejs/plugin-vue')).href)

export default defineConfig({
  plugins: [vue()],
  test: {
    name: 'ui',
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    css: { include: /tokens\.css/ },
  },
})
