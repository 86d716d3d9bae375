import { pipeline, type Readable, Transform } from 'node:stream'

interface Composed {
  readonly data: object
  readonly message: { createReadStream(options?: object): Readable }
}

/**
 * A nodemailer plugin: lets a message through, but its end waits for `beforeEnd`. A relay takes nothing before the final dot, so a
 * process that dies earlier has sent nothing, and what is written down at that moment is what may have left. It comes after the
 * signature (DKIM), which needs the whole message before it lets the first byte go.
 */
export function holdBack(mail: unknown, done: (error?: Error) => void): void {
  const { data, message } = mail as Composed
  const { beforeEnd } = data as { beforeEnd?: () => Promise<void> }
  if (beforeEnd) {
    const whole = message.createReadStream.bind(message)
    message.createReadStream = (options) => pipeline(whole(options), held(beforeEnd), () => undefined)
  }
  done()
}

function held(beforeEnd: () => Promise<void>): Transform {
  return new Transform({
    transform: (chunk, _encoding, next) => next(null, chunk),
    flush: (finish) => void beforeEnd().then(() => finish(), finish),
  })
}
