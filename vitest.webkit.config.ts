import { defineConfig } from 'vitest/config'

// The élus’ application in WebKit, where one is installed (webkit2gtk-driver, xvfb): run by hand, not by the CI.
export default defineConfig({
  test: {
    name: 'webkit',
    root: 'api',
    include: ['test/webkit/*.webkit.ts'],
    globalSetup: ['./test/journeys/product.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
