import { cancelAttendance, cancelVote, changeSittingHead, closeSitting, readSitting, recordAttendance, recordVote } from '@hemicycle/contract' // prettier-ignore
import type { Feature } from '../../kernel/http/route.ts'
import {
  cancelAttendanceCommand,
  changeSittingHeadCommand,
  closeSittingCommand,
  recordAttendanceCommand,
} from './commands.ts'
import { sittingOf } from './queries.ts'
import { cancelVoteCommand, recordVoteCommand } from './votes.ts'

export const sittings: Feature = (routes) => {
  routes.read(readSitting, (sql, _actor, { meetingId }) => sittingOf(sql, meetingId))
  routes.write(recordAttendance, recordAttendanceCommand)
  routes.write(cancelAttendance, cancelAttendanceCommand)
  routes.write(recordVote, recordVoteCommand)
  routes.write(cancelVote, cancelVoteCommand)
  routes.write(changeSittingHead, changeSittingHeadCommand)
  routes.write(closeSitting, closeSittingCommand)
}
