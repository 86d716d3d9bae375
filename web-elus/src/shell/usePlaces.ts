import type { IconName } from '@hemicycle/ui'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import * as fr from '../i18n/fr.ts'
import { useConvocations } from '../stores/convocations.ts'

interface Place {
  readonly label: string
  readonly to: string
  readonly icon: IconName
  readonly current: boolean
}

/** Where one can go from the bar: the home page, the meeting that comes next once there is one, my notes, the extranet. */
export function usePlaces() {
  const route = useRoute()
  const convocations = useConvocations()
  return computed<Place[]>(() => {
    const next = convocations.list?.[0]
    const home: Place = { label: fr.common.home, to: '/', icon: 'home', current: route.name === 'home' }
    const inside = route.path.startsWith('/extranet')
    const extranet: Place = { label: fr.common.extranet, to: '/extranet', icon: 'book', current: inside }
    const notes: Place = {
      label: fr.notes.title,
      to: '/notes',
      icon: 'note',
      current: route.path.startsWith('/notes'),
    }
    if (!next) return [home, extranet]
    const to = `/seances/${next.meetingId}`
    const meeting: Place = {
      label: fr.common.meeting,
      to,
      icon: 'agenda',
      current: route.path.startsWith(to),
    }
    return [home, meeting, notes, extranet]
  })
}
