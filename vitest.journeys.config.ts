import { defineConfig } from 'vitest/config'

// The product started as a person starts it, driven in a real Chromium. Fails, never skips, when Chromium is missing.
export default defineConfig({
  test: {
    name: 'journeys',
    root: 'api',
    include: ['test/journeys/**/*.journey.ts'],
    globalSetup: ['./test/journeys/product.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // What is awaited comes when the machine has time for it: a second is too short while others work.
    expect: { poll: { timeout: 30_000 } },
  },
})
