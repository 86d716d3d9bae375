import { assembleBundle } from '../../../src/pdf/index.ts'
import { specOf } from '../spec.ts'
import { listed } from './listed.ts'

// The engine alone in a process of its own: no inspection, no threads.
const [paths, out] = listed()
await assembleBundle(specOf(paths), out, { hash: false })
