import { expect, it } from 'vitest'
import { computed } from 'vue'
import { useHeld } from './held.ts'

it('tells the screen of every step of a download', () => {
  const { held, put } = useHeld()
  const here = computed(() => [...held.value.values()].reduce((sum, one) => sum + one.here, 0))
  expect(here.value).toBe(0)
  put({ id: 'a', bytes: 10, here: 4, whole: false })
  expect(here.value).toBe(4)
  put({ id: 'b', bytes: 5, here: 5, whole: true })
  put({ id: 'a', bytes: 10, here: 10, whole: true })
  expect(here.value).toBe(15)
})
