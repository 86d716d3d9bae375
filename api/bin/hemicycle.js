#!/usr/bin/env node
// The one entry point: installs if need be, lets Node read TypeScript, then hands over to the command line.
import { existsSync } from 'node:fs'

const root = new URL('../..', import.meta.url)
if (!existsSync(new URL('node_modules', root))) await import('../scripts/install.js')
const { register } = await import('tsx/esm/api')
register()
const { main } = await import('../src/cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
