import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { openFlow } from './flow.ts'

const block = (letter: string) => Buffer.alloc(2 ** 20, letter)

it('gives the bytes in order and makes the writer wait for the reader', async () => {
  const flow = openFlow()
  let written = 0
  const writing = (async () => {
    for (const letter of 'abcdefgh') {
      await flow.write(block(letter))
      written++
    }
    flow.end()
  })()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(written).toBeLessThan(5)
  const all = await buffer(flow.stream)
  await writing
  expect(all.length).toBe(8 * 2 ** 20)
  expect([...'abcdefgh'].map((_, i) => String.fromCharCode(all[i * 2 ** 20] ?? 0)).join('')).toBe('abcdefgh')
})

it('tells the writer that nobody reads any more, even while it waits', async () => {
  const flow = openFlow()
  const writing = (async () => {
    for (;;) await flow.write(block('a'))
  })()
  flow.stream.on('error', () => undefined)
  setTimeout(() => flow.stream.destroy(new Error('disk full')), 20)
  await expect(writing).rejects.toThrow('nobody reads')
})

it('never lets a failure pass for an end', async () => {
  const flow = openFlow()
  const reading = buffer(flow.stream)
  await flow.write(block('a'))
  flow.fail(new Error('the thread died'))
  await expect(reading).rejects.toThrow('the thread died')
})
