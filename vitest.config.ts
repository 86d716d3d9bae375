import { defineConfig } from 'vitest/config'

// One run for everything that needs only Node: pure rules, the API against the embedded PostgreSQL, components.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', root: 'shared/domain' } },
      { test: { name: 'contract', root: 'shared/contract' } },
      { test: { name: 'proof', root: 'shared/proof' } },
      {
        test: {
          name: 'api',
          root: 'api',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.services.test.ts', '**/journeys/**'],
          globalSetup: ['./test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      'shared/ui/vitest.config.ts',
      'web-admin/vitest.config.ts',
      'web-elus/vitest.config.ts',
    ],
  },
})
