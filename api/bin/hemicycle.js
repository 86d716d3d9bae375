#!/usr/bin/env node
// The one entry point: installs if need be, lets Node read TypeScript, then hands over to the command line.
import { existsSync } from 'node:fs'

const args = process.argv.slice(2)
const root = new URL('../..', import.meta.url)
if (!existsSync(new URL('node_modules', root))) await import('../scripts/install.js')
const { compiled } = await import('../scripts/compile.js')
const fast = args[0] === 'bundle' ? await compiled('main') : null
if (fast === null) (await import('tsx/esm/api')).register()
const { main } = await import(fast ?? '../src/cli/main.ts')
process.exitCode = await main(args)
