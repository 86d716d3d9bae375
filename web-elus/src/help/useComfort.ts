import { saveReadingSettings, type TextSize } from '@hemicycle/contract'
import { useToasts } from '@hemicycle/ui'
import { computed } from 'vue'
import { raw } from '../api.ts'
import * as fr from '../i18n/fr.ts'
import { useSession } from '../stores/session.ts'
import { keptTextSize, paintTextSize } from './text-size.ts'

/** How large the screens write, kept for the person by the service, and by this device for its next start. */
export function useComfort() {
  const session = useSession()
  const toasts = useToasts()
  const textSize = computed<TextSize>(() => session.me?.textSize ?? keptTextSize())
  async function setTextSize(size: TextSize): Promise<void> {
    paintTextSize(size)
    if (session.me) session.me = { ...session.me, textSize: size }
    await raw(saveReadingSettings, { textSize: size }).catch(() =>
      toasts.show({ text: fr.help.notSaved, tone: 'warn' }),
    )
  }
  async function tourSeen(): Promise<void> {
    if (session.me?.tourSeen) return
    if (session.me) session.me = { ...session.me, tourSeen: true }
    // Not reached: the offer comes back at the next visit.
    await raw(saveReadingSettings, { tourSeen: true }).catch(() => undefined)
  }
  return { textSize, setTextSize, tourSeen }
}
