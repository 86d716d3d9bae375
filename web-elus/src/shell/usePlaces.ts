import type { IconName } from '@hemicycle/ui'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { fr } from '../i18n/fr.ts'
import { useConvocations } from '../stores/convocations.ts'

interface Place {
  readonly label: string
  readonly to: string
  readonly icon: IconName
  readonly current: boolean
}

/** Where one can go from the bar: the home page and the meeting that comes next, once there is one. */
export function usePlaces() {
  const route = useRoute()
  const convocations = useConvocations()
  return computed<Place[]>(() => {
    const next = convocations.list?.[0]
    const home: Place = { label: fr.common.home, to: '/', icon: 'home', current: route.name === 'home' }
    if (!next) return [home]
    const to = `/seances/${next.meetingId}`
    return [home, { label: fr.common.meeting, to, icon: 'agenda', current: route.path.startsWith(to) }]
  })
}
