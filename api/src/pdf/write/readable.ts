/** What can be read at random. */
export interface Readable {
  /** Fills `target` with bytes from there on; returns how many there were. */
  into(target: Buffer, offset: number): number
  /** The same without holding up the thread. */
  later(target: Buffer, offset: number): Promise<number>
  /** It stays open, even once its owner has closed it, until what is returned is called. */
  hold(): () => void
}
