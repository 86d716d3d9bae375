import { afterPaint, type Theme, useTheme } from '@hemicycle/ui'
import { computed } from 'vue'
import * as fr from '../i18n/fr.ts'

const LIGHTS = (['day', 'sepia', 'night'] as const).map((value) => ({
  value,
  label: fr.common.themes[value],
}))

/** The light of the screens, as a choice. Another one has every element looked at again: the choice is shown first. */
export function useLight() {
  const { theme, set } = useTheme()
  const light = computed<Theme | null>({
    get: () => theme.value,
    set: (value) => value && void afterPaint().then(() => set(value)),
  })
  return { light, lights: LIGHTS }
}
