// What piscina loads in each thread: plain JavaScript, because a thread does not inherit the TypeScript loader of its parent.
import { register } from 'tsx/esm/api'

register()
const { carryOut } = await import('./tasks.ts')

export { carryOut }
