import { expect, it, vi } from 'vitest'
import { computed } from 'vue'
import { LOOK_MS, useHeld } from './held.ts'

it('tells the screen of every step of a download, a few times a second', () => {
  vi.useFakeTimers()
  const { held, put } = useHeld()
  const here = computed(() => [...held.value.values()].reduce((sum, one) => sum + one.here, 0))
  expect(here.value).toBe(0)
  put({ id: 'a', bytes: 10, here: 4, whole: false })
  vi.advanceTimersByTime(LOOK_MS)
  expect(here.value).toBe(4)
  put({ id: 'b', bytes: 5, here: 5, whole: true })
  put({ id: 'a', bytes: 10, here: 10, whole: true })
  expect(here.value).toBe(4)
  vi.advanceTimersByTime(LOOK_MS)
  expect(here.value).toBe(15)
  vi.useRealTimers()
})
