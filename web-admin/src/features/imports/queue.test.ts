import { describe, expect, it } from 'vitest'
import { isWorthSending, nextToSend, totalsOf, type Upload, uploadOf } from './queue.ts'

const file = (name: string, size = 10) => new File(['x'.repeat(size)], name)
const upload = (state: Upload['state'], sent = 0): Upload => ({
  ...uploadOf(file('a.pdf'), 'a.pdf'),
  state,
  sent,
})

describe('the queue of files', () => {
  it('keeps three on the wire, in the order they were dropped', () => {
    const waiting = [upload('WAITING'), upload('WAITING'), upload('WAITING'), upload('WAITING')]
    expect(nextToSend(waiting)).toEqual(waiting.slice(0, 3))
    expect(nextToSend([upload('SENDING'), upload('SENDING'), ...waiting])).toEqual(waiting.slice(0, 1))
    expect(nextToSend([upload('SENDING'), upload('SENDING'), upload('SENDING'), ...waiting])).toEqual([])
  })

  it('counts the bytes of what is done whole, of the rest so far', () => {
    expect(totalsOf([upload('RECEIVED'), upload('SENDING', 4), upload('FAILED'), upload('WAITING')])).toEqual(
      {
        running: 2,
        failed: 1,
        sent: 24,
        bytes: 40,
      },
    )
  })

  it.each([
    ['rapport.pdf', true],
    ['.DS_Store', false],
    ['Thumbs.db', false],
    ['desktop.ini', false],
  ])('%s', (name, worth) => expect(isWorthSending(file(name))).toBe(worth))
})
