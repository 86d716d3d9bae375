import { answerConvocation, printAttendanceSheet, printProxy, printProxyForm, readAttendance, readMyAttendance, recordAnswer } from '@hemicycle/contract' // prettier-ignore
import { Problem } from '@hemicycle/domain'
import { inTx } from '../../kernel/db/tx.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { sendPdf } from '../../kernel/http/send-file.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { answerCommand, recordAnswerCommand } from './commands.ts'
import { attendanceSheet, proxyForm, proxyPaper } from './papers.ts'
import { proxyOf } from './proxies.ts'
import { attendanceBoard, myAttendance } from './queries.ts'

export const attendance: Feature = (routes) => {
  routes.read(readMyAttendance, (sql, actor, { meetingId }, deps) =>
    myAttendance(sql, actor.councillorId, meetingId, deps.clock.now()),
  )
  routes.write(answerConvocation, answerCommand)
  routes.read(readAttendance, (sql, _actor, { meetingId }) => attendanceBoard(sql, meetingId))
  routes.write(recordAnswer, recordAnswerCommand)
  routes.raw(printProxy, async (deps, actor, { request, reply }) => {
    const me = signedIn(actor)
    const { answerId } = request.params as { answerId: string }
    const proxy = await inTx(deps, me, (sql) => proxyOf(sql, answerId))
    const parties = [proxy.grantor.id, proxy.holder.id]
    if (me.role === 'COUNCILLOR' && !parties.includes(me.councillorId ?? ''))
      throw new Problem('NOT_FOUND', 'proxy')
    await sendPdf(
      reply,
      `pouvoir-${proxy.meeting.date}-${proxy.grantor.lastName}.pdf`,
      await proxyPaper(proxy),
    )
  })
  routes.raw(printProxyForm, async (deps, actor, { request, reply }) => {
    const me = signedIn(actor)
    const { meetingId } = request.params as { meetingId: string }
    const place = await inTx(deps, me, async (sql) => {
      if (me.role === 'COUNCILLOR') await receivedDispatch(sql, me.councillorId, meetingId)
      return placeOf(sql, meetingId)
    })
    await sendPdf(reply, `pouvoir-${place.meeting.date}.pdf`, await proxyForm(place))
  })
  routes.raw(printAttendanceSheet, async (deps, actor, { request, reply }) => {
    const { meetingId } = request.params as { meetingId: string }
    const { place, board } = await inTx(deps, signedIn(actor), async (sql) => ({
      place: await placeOf(sql, meetingId),
      board: await attendanceBoard(sql, meetingId),
    }))
    await sendPdf(reply, `emargement-${place.meeting.date}.pdf`, await attendanceSheet(place, board))
  })
}

type Sql = Parameters<typeof currentAuthority>[0]

async function placeOf(sql: Sql, meetingId: string) {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  return { authority: await currentAuthority(sql), meeting, body: body.name }
}
