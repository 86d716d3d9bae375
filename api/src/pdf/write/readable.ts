import { SourceFault } from '../source/fault.ts'

/** What can be read at random. */
export interface Readable {
  /** Fills `target` with bytes from there on; returns how many there were. */
  into(target: Buffer, offset: number): number
  /** The same without holding up the thread. */
  later(target: Buffer, offset: number): Promise<number>
  /** It stays open, even once its owner has closed it, until what is returned is called. */
  hold(): () => void
}

/** A file did not give what it holds, though it had been opened: it was cut since, or the disk fails. */
export class ReadFault extends SourceFault {
  override readonly name = 'ReadFault'
  /** By it its owner knows which of his files is meant: what is read late fails while another is at work. */
  readonly from: Readable
  constructor(from: Readable, options?: ErrorOptions) {
    super('DAMAGED', 'the file cannot be read to its end', options)
    this.from = from
  }
}
