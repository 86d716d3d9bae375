import { defineConfig } from 'vitest/config'

// What needs a real Redis, a real S3 and a real LibreOffice. Fails, never skips, when one of them is missing: `.ci/services.sh` starts the
// first two.
export default defineConfig({
  test: {
    name: 'services',
    root: 'api',
    include: ['src/**/*.services.test.ts', 'test/**/*.services.test.ts'],
    globalSetup: ['./test/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
