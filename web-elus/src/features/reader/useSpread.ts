import { computed, ref } from 'vue'
import { ROOMY, useMedia } from '../../common/useMedia.ts'

const KEY = 'hemicycle.deux-pages'

/** Two pages side by side: wished for once, on this device; held to only where there is room. */
export function useSpread() {
  const wished = ref(read())
  const roomy = useMedia(ROOMY)
  const wish = computed({
    get: () => wished.value,
    set: (value: boolean) => {
      wished.value = value
      write(value)
    },
  })
  return { wish, spread: computed(() => wished.value && roomy.value) }
}

/** Storage may be refused: the wish lasts until the page is closed. */
function read(): boolean {
  try {
    return localStorage.getItem(KEY) === '2'
  } catch {
    return false
  }
}
function write(value: boolean): void {
  try {
    localStorage.setItem(KEY, value ? '2' : '1')
  } catch {
    // Nothing to do.
  }
}
