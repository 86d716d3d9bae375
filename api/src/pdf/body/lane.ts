import type { Lane } from './body.ts'
import { createText, type Text } from './text.ts'

/** Objects being written one after the other. */
export interface LaneBuilder {
  readonly text: Text
  /** What is written from here on is that object. */
  begin(number: number): void
  finish(): Lane
}

export function openLane(): LaneBuilder {
  const text = createText(2 ** 14)
  const starts: number[] = []
  return {
    text,
    begin: (number) => void starts.push(number, text.length),
    finish: () => ({
      bytes: text.bytes.subarray(0, text.length),
      fields: new Uint32Array(text.fields),
      starts: new Uint32Array(starts),
    }),
  }
}
