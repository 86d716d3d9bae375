import { ref } from 'vue'

const KEY = 'hemicycle.taille'
const SIZES = [16, 18, 20, 23, 27, 32, 38] as const
const DEFAULT = 20

/** Pixels of a letter in the text view: chosen once, kept on this device. */
export function useTextSize() {
  const size = ref<number>(stored())
  function move(step: 1 | -1): void {
    const now = SIZES.findIndex((one) => one >= size.value)
    size.value = SIZES[Math.min(SIZES.length - 1, Math.max(0, now + step))] ?? DEFAULT
    try {
      localStorage.setItem(KEY, String(size.value))
    } catch {
      // Storage refused: the size lives until the page is closed.
    }
  }
  return { size, larger: () => move(1), smaller: () => move(-1) }
}

function stored(): number {
  try {
    const size = Number(localStorage.getItem(KEY))
    return SIZES.includes(size as (typeof SIZES)[number]) ? size : DEFAULT
  } catch {
    return DEFAULT
  }
}
