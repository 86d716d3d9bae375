import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

interface Qpdf {
  callMain(args: readonly string[]): number
  readonly FS: { writeFile(path: string, data: Uint8Array): void; readFile(path: string): Uint8Array }
}
type Factory = (options: {
  locateFile: (name: string) => string
  quit: (status: number, cause: unknown) => void
}) => Promise<Qpdf>

const require = createRequire(import.meta.url)
const home = dirname(require.resolve('@neslinesli93/qpdf-wasm'))
const OK_WITH_WARNINGS = 3

/**
 * qpdf compiled to WebAssembly: rebuilds the table of objects and removes an owner-only protection. The instance serves
 * once, and its memory goes with it. Throws when qpdf gives up.
 */
export async function runQpdf(bytes: Uint8Array): Promise<Uint8Array> {
  const factory = require('@neslinesli93/qpdf-wasm') as Factory
  const qpdf = await silently(() =>
    factory({
      locateFile: (name) => join(home, name),
      quit: (_status, cause) => {
        throw cause
      },
    }),
  )
  qpdf.FS.writeFile('/in.pdf', bytes)
  const code = qpdf.callMain(['--decrypt', '--object-streams=generate', '/in.pdf', '/out.pdf'])
  if (code !== 0 && code !== OK_WITH_WARNINGS) throw new Error(`qpdf gave up (${code})`)
  return qpdf.FS.readFile('/out.pdf')
}

/** The module takes hold of the console as it is created and offers no option: it is handed a mute one. */
function silently<T>(create: () => T): T {
  const { console: screen } = globalThis
  const { log, error } = screen
  const mute = () => undefined
  Object.assign(screen, { log: mute, error: mute })
  try {
    return create()
  } finally {
    Object.assign(screen, { log, error })
  }
}
