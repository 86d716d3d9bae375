import { Transform } from 'node:stream'

interface Composed {
  readonly data: object
  readonly message: { transform(stage: () => Transform): void }
}

/**
 * A nodemailer plugin: lets a message through, but its end waits for `beforeEnd`. A relay takes nothing before the final dot, so a
 * process that dies earlier has sent nothing, and what is written down at that moment is what may have left.
 */
export function holdBack(mail: unknown, done: (error?: Error) => void): void {
  const { data, message } = mail as Composed
  const { beforeEnd } = data as { beforeEnd?: () => Promise<void> }
  if (beforeEnd) message.transform(() => held(beforeEnd))
  done()
}

function held(beforeEnd: () => Promise<void>): Transform {
  return new Transform({
    transform: (chunk, _encoding, next) => next(null, chunk),
    flush: (finish) => void beforeEnd().then(() => finish(), finish),
  })
}
