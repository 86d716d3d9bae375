import { randomBytes } from 'node:crypto'
import { type Bytes, fromHex, nonceSent, readTimestamp, timestampRequest, toHex } from '@hemicycle/proof'

/** A third party that puts its own time on a fingerprint (RFC 3161). */
export interface TimestampAuthority {
  /** The answer, in DER, to be kept as it is. Rejects with a TimestampProblem. */
  stamp(root: string): Promise<Bytes>
  /** The certificates (PEM) by which anybody can check its answers; empty when it gives none. */
  certificates(): Promise<string>
}

export class TimestampProblem extends Error {
  override readonly name = 'TimestampProblem'
  readonly code: 'AUTHORITY_SILENT' | 'AUTHORITY_REFUSED'
  constructor(code: TimestampProblem['code'], cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}

/** Asks for a timestamp, and takes only an answer to this very question. */
export async function askTimestamp(root: string, ask: (question: Bytes) => Promise<Bytes>): Promise<Bytes> {
  const nonce = new Uint8Array(randomBytes(8))
  const answer = await ask(timestampRequest(fromHex(root), nonce)).catch((error: unknown) => {
    throw error instanceof TimestampProblem ? error : new TimestampProblem('AUTHORITY_SILENT', error)
  })
  if (!answers(answer, root, nonce)) throw new TimestampProblem('AUTHORITY_REFUSED')
  return answer
}

function answers(answer: Bytes, root: string, nonce: Bytes): boolean {
  try {
    const stamp = readTimestamp(answer)
    return (
      toHex(stamp.imprint) === root && stamp.nonce !== null && toHex(stamp.nonce) === toHex(nonceSent(nonce))
    )
  } catch {
    return false
  }
}
