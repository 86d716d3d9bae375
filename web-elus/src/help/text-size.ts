import { TEXT_SIZES, type TextSize } from '@hemicycle/contract'

const KEY = 'hemicycle.texte'

/** Every size of the application is counted from the letter of the page: one mark on it enlarges all. */
export function paintTextSize(size: TextSize): void {
  document.documentElement.dataset['text'] = size.toLowerCase()
  try {
    localStorage.setItem(KEY, size)
  } catch {
    // Storage refused: the service tells it again at the next start.
  }
}

/** What this device painted last: the first look is not small before it is large. */
export function keptTextSize(): TextSize {
  try {
    const size = localStorage.getItem(KEY) as TextSize
    return TEXT_SIZES.includes(size) ? size : 'NORMAL'
  } catch {
    return 'NORMAL'
  }
}
