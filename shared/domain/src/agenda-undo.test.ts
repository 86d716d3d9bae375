import { describe, expect, it } from 'vitest'
import { reversalOf, undoState, type LoggedGesture } from './agenda-undo.ts'

let version = 0
const entry = (
  id: string,
  userId: string,
  keys: string,
  kind: LoggedGesture['kind'] = 'DO',
  of: string | null = null,
): LoggedGesture => ({
  id,
  version: ++version,
  kind,
  of,
  userId,
  actor: userId,
  touched: Object.fromEntries(keys.split(' ').map((key) => [key, ''])),
})
const ids = (gestures: readonly LoggedGesture[]) => gestures.map((one) => one.id).join('')

describe('undo and redo', () => {
  it('are each person’s own, the last first; a new gesture ends what could be made again', () => {
    const log = [entry('a', 'anne', 'x'), entry('b', 'anne', 'y'), entry('c', 'paul', 'z')]
    expect(ids(undoState(log, 'anne').undo)).toBe('ba')
    const undone = [...log, entry('u', 'anne', 'y', 'UNDO', 'b')]
    expect(ids(undoState(undone, 'anne').undo)).toBe('a')
    expect(ids(undoState(undone, 'anne').redo)).toBe('b')
    expect(reversalOf(undone, 'b', 'REDO')).toMatchObject({ entry: { id: 'u' }, overtakenBy: null })
    expect(reversalOf(undone, 'b', 'UNDO')).toBeNull()
    const twice = [...undone, entry('v', 'anne', 'x', 'UNDO', 'a')]
    expect(ids(undoState(twice, 'anne').redo)).toBe('ab')
    const again = [...twice, entry('w', 'anne', 'x', 'REDO', 'a')]
    expect(ids(undoState(again, 'anne').undo)).toBe('a')
    expect(ids(undoState(again, 'anne').redo)).toBe('b')
    expect(reversalOf(again, 'a', 'UNDO')).toMatchObject({ entry: { id: 'w' } })
    expect(ids(undoState([...again, entry('d', 'anne', 'q')], 'anne').redo)).toBe('')
    expect(ids(undoState([...again, entry('e', 'paul', 'q')], 'anne').redo)).toBe('b')
  })

  it('refuse what somebody else changed since, until that is taken back', () => {
    const log = [entry('a', 'anne', 'x y'), entry('b', 'paul', 'y')]
    expect(reversalOf(log, 'a', 'UNDO')).toMatchObject({ overtakenBy: { id: 'b', actor: 'paul' } })
    expect(reversalOf(log, 'b', 'UNDO')).toMatchObject({ overtakenBy: null })
    expect(reversalOf([...log, entry('u', 'paul', 'y', 'UNDO', 'b')], 'a', 'UNDO')).toMatchObject({
      overtakenBy: null,
    })
  })

  it('do not know what is not in the log', () => {
    expect(reversalOf([], 'a', 'UNDO')).toBeNull()
    expect(undoState([entry('u', 'anne', 'x', 'UNDO', 'lost')], 'anne')).toEqual({ undo: [], redo: [] })
  })
})
