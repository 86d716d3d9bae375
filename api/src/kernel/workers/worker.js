// What piscina loads in each thread: plain JavaScript, because a thread does not inherit the TypeScript loader of its parent.
import { register } from 'tsx/esm/api'

// The PDF libraries print what they find odd in a document; a log holds nothing of a document.
for (const method of ['log', 'info', 'warn', 'error', 'debug']) globalThis.console[method] = () => undefined

register()
const { carryOut } = await import('./tasks.ts')

export { carryOut }
