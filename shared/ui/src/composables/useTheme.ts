import { computed, readonly, ref } from 'vue'

export type Theme = 'day' | 'night' | 'sepia'
export type ThemeChoice = Theme | 'system'

const key = 'hemicycle.theme'
const choices: readonly string[] = ['day', 'night', 'sepia', 'system']
const choice = ref<ThemeChoice>('system')
const dark = ref(false)
const theme = computed<Theme>(() =>
  choice.value === 'system' ? (dark.value ? 'night' : 'day') : choice.value,
)
let started = false

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(key) ?? ''
    return choices.includes(value) ? (value as ThemeChoice) : 'system'
  } catch {
    return 'system' // storage forbidden: the theme of the device
  }
}

function paint() {
  document.documentElement.dataset.theme = theme.value
}

function start() {
  if (started) return
  started = true
  const media = matchMedia('(prefers-color-scheme: dark)')
  dark.value = media.matches
  choice.value = stored()
  media.addEventListener('change', (event) => {
    dark.value = event.matches
    paint()
  })
  paint()
}

function set(next: ThemeChoice) {
  choice.value = next
  try {
    localStorage.setItem(key, next)
  } catch {
    // kept for this visit only
  }
  paint()
}

/** The theme of the application, on <html data-theme>; the choice stays on the device. Call it once before mounting. */
export function useTheme() {
  start()
  return { choice: readonly(choice), theme, set }
}
