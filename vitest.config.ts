import { defineConfig } from 'vitest/config'

// One run for everything that needs only Node: pure rules, the API against the embedded PostgreSQL, components.
export default defineConfig({
  test: {
    // Left to itself the runner keeps a core free, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'domain', root: 'shared/domain', setupFiles: ['../../vitest.properties.ts'] } },
      { test: { name: 'contract', root: 'shared/contract' } },
      { test: { name: 'proof', root: 'shared/proof' } },
      {
        test: {
          name: 'api',
          root: 'api',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.services.test.ts', '**/journeys/**'],
          globalSetup: ['./test/global-setup.ts'],
          setupFiles: ['../vitest.properties.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      'shared/ui/vitest.config.ts',
      'web-admin/vitest.config.ts',
      'web-elus/vitest.config.ts',
    ],
  },
})
