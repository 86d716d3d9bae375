import { changeMeeting, createMeeting, listMeetings, readMeeting } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { changeMeetingCommand, createMeetingCommand } from './commands.ts'
import { meetingById, meetingList } from './queries.ts'

export const meetings: Feature = (routes) => {
  routes.list(listMeetings, (sql, _actor, _input, deps) => meetingList(sql, deps.clock.now()))
  routes.write(createMeeting, createMeetingCommand)
  routes.read(readMeeting, (sql, _actor, { meetingId }, deps) =>
    meetingById(sql, meetingId, deps.clock.now()),
  )
  routes.write(changeMeeting, changeMeetingCommand)
}
