import { readFileText, tryFile, type Outcome, type Task } from './trial.ts'

/** The process that may crash or hang: one task at a time, asked and answered by messages. */
export type Message = Outcome | { readonly ready: true }

const say = (message: Message) => process.send?.(message)

// pdf.js leaves promises behind that nobody awaits when a file is broken: this is its business, not a crash of ours.
process.on('unhandledRejection', () => undefined)
process.on('message', ({ kind, path }: Task) => {
  const work = kind === 'trial' ? tryFile(path) : readFileText(path)
  work.then(
    (done) => say({ done }),
    (error: unknown) => say({ failed: error instanceof Error ? (error.stack ?? error.message) : 'unknown' }),
  )
})
say({ ready: true })
