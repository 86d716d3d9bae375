import { computed } from 'vue'
import * as fr from '../i18n/fr.ts'
import { useDownloads } from '../stores/downloads.ts'

const SAID = {
  PAUSED: fr.device.paused,
  CUT: fr.device.cut,
  FULL: fr.device.full,
  REFUSED: fr.device.refused,
  WRONG: fr.device.wrong,
} as const

/** Why the downloads stand still, and the sentence for it; null while they go on or have nothing to do. */
export function useHalted() {
  const downloads = useDownloads()
  return computed(() => {
    const { state } = downloads
    return state in SAID ? { why: state, said: SAID[state as keyof typeof SAID] } : null
  })
}
