import { listPastMeetings, readMemory, readPastMeeting, searchDeliberations } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { pastMeeting, pastMeetings } from './meetings.ts'
import { memoryOf, memorySearch } from './queries.ts'

export const memory: Feature = (routes) => {
  routes.read(searchDeliberations, memorySearch)
  routes.read(readMemory, (sql, actor, { deliberationId }) => memoryOf(sql, actor, deliberationId))
  routes.list(listPastMeetings, pastMeetings)
  routes.read(readPastMeeting, (sql, actor, { meetingId }) => pastMeeting(sql, actor, meetingId))
}
