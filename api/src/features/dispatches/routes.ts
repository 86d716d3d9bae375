import {
  cancelMeeting,
  conveneAgain,
  createDispatch,
  listDispatches,
  postponeMeeting,
  previewDispatch,
  readCompliance,
  readDispatch,
  readManifest,
  sendCopies,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { createDispatchCommand } from './commands.ts'
import { complianceOf } from './compliance.ts'
import { cancelMeetingCommand, conveneAgainCommand, sendCopiesCommand } from './other-kinds.ts'
import { dispatchById, dispatchList, dispatchPreview, dispatchSummary } from './queries.ts'
import { postponeMeetingCommand } from './postpone.ts'
import { recipientRows } from './recipients.ts'

export const dispatches: Feature = (routes) => {
  routes.read(previewDispatch, (sql, _actor, { meetingId }, deps) =>
    dispatchPreview(sql, meetingId, deps.clock.now(), deps.config.publicUrl),
  )
  routes.write(createDispatch, createDispatchCommand)
  routes.write(cancelMeeting, cancelMeetingCommand)
  routes.write(sendCopies, sendCopiesCommand)
  routes.write(conveneAgain, conveneAgainCommand)
  routes.write(postponeMeeting, postponeMeetingCommand)
  routes.read(readCompliance, async (sql, _actor, { meetingId }, deps) => ({
    items: await complianceOf(sql, meetingId, deps.clock.now()),
  }))
  routes.read(listDispatches, async (sql, _actor, { meetingId }) => ({
    dispatches: await dispatchList(sql, meetingId),
  }))
  routes.read(readDispatch, async (sql, _actor, { dispatchId }, deps) => ({
    dispatch: await dispatchSummary(sql, dispatchId),
    recipients: await recipientRows(sql, dispatchId, deps.clock.now()),
  }))
  routes.read(readManifest, async (sql, _actor, { dispatchId }) => {
    const { manifest, manifestSha256 } = await dispatchById(sql, dispatchId)
    return { manifest, sha256: manifestSha256 }
  })
}
