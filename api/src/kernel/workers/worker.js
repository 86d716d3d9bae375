// What piscina loads in each thread: plain JavaScript, because a thread does not inherit the TypeScript loader of its parent.
import { compiled } from '../../../scripts/compile.js'

// The PDF libraries print what they find odd in a document; a log holds nothing of a document.
for (const method of ['log', 'info', 'warn', 'error', 'debug']) globalThis.console[method] = () => undefined

const fast = await compiled('tasks')
if (fast === null) (await import('tsx/esm/api')).register()
const { carryOut } = await import(fast ?? './tasks.ts')

export { carryOut }
