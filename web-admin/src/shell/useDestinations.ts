import { type Agenda, listMeetings, type Meeting, readAgenda } from '@hemicycle/contract'
import { frenchDate } from '@hemicycle/domain'
import type { Command, IconName } from '@hemicycle/ui'
import { computed, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { call } from '../api.ts'
import * as fr from '../i18n/fr.ts'
import { useMeeting } from '../stores/meeting.ts'
import { recent, remember } from './recent.ts'
import { SCREENS } from './screens.ts'

const words = fr.command
const STEPS = ['import', 'agenda', 'checks', 'dispatch', 'tracking', 'attendance'] as const
/** The agendas that are searched: the meeting on screen and those that come next. */
const AGENDAS = 6

type Go = (group: string, label: string, path: string, icon: IconName, extra?: Partial<Command>) => Command
type PathOf = (name: string, params?: Record<string, string>, query?: Record<string, string>) => string

const nameOf = (meeting: Meeting): string => `${meeting.body.name}, ${frenchDate(meeting.date)}`

/** Every place of the application as commands: steps of this meeting, meetings, points of their agendas, screens, what was opened lately. */
export function useDestinations() {
  const router = useRouter()
  const store = useMeeting()
  const { meetings, agendas, load } = useSearched()

  const go: Go = (group, label, path, icon, extra = {}) => ({
    id: `${group} ${path}`,
    group,
    label,
    icon,
    ...extra,
    run: () => {
      remember({ path, label })
      return router.push(path)
    },
  })
  const pathOf: PathOf = (name, params = {}, query = {}) => router.resolve({ name, params, query }).fullPath

  const commands = computed<readonly Command[]>(() => [
    ...stepCommands(store.meeting, go, pathOf),
    ...recent.value.map(({ path, label }) => go(words.recent, label, path, 'history')),
    ...agendas.value.flatMap((agenda) => itemCommands(agenda, meetings.value, go, pathOf)),
    ...meetings.value.map((meeting) =>
      go(words.meetings, nameOf(meeting), pathOf('agenda', { meetingId: meeting.id }), 'week'),
    ),
    ...SCREENS.filter((screen) => router.hasRoute(screen.name)).map((screen) =>
      go(words.screens, screen.label, pathOf(screen.name), screen.icon),
    ),
  ])
  return { commands, load }
}

/** The meetings and the agendas that the bar searches, read when it opens. */
function useSearched() {
  const store = useMeeting()
  const meetings = shallowRef<readonly Meeting[]>([])
  const agendas = shallowRef<readonly Agenda[]>([])
  const load = async (): Promise<void> => {
    meetings.value = (await call(listMeetings, {})).meetings
    const first = store.meeting ? [store.meeting.id] : []
    const ids = [...new Set([...first, ...meetings.value.map((meeting) => meeting.id)])].slice(0, AGENDAS)
    const found = await Promise.allSettled(ids.map((meetingId) => call(readAgenda, { meetingId })))
    agendas.value = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  }
  return { meetings, agendas, load }
}

function stepCommands(meeting: Meeting | null, go: Go, pathOf: PathOf): Command[] {
  if (!meeting) return []
  return STEPS.map((step) =>
    go(words.here, fr.shell[step], pathOf(step, { meetingId: meeting.id }), 'arrow', {
      hint: nameOf(meeting),
    }),
  )
}

function itemCommands(agenda: Agenda, meetings: readonly Meeting[], go: Go, pathOf: PathOf): Command[] {
  const { meetingId } = agenda
  const meeting = meetings.find((one) => one.id === meetingId)
  return agenda.items.map((item) => {
    const label = `${item.number ?? ''} ${item.title.value ?? ''}`.trim()
    const found = [item.number?.replace(/^\D+/u, ''), item.rapporteur.value, item.department.value]
    return go(words.items, label, pathOf('agenda', { meetingId }, { rapport: item.id }), 'agenda', {
      ...(meeting ? { hint: nameOf(meeting) } : {}),
      words: found.join(' '),
    })
  })
}
