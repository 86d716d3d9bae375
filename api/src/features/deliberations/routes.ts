import {
  changeDeliberation,
  changeMinutes,
  drawDeliberations,
  exportDeliberations,
  printDeliberation,
  printDeliberationList,
  printMinutes,
  publishDeliberations,
  readDeliberations,
  readMinutes,
} from '@hemicycle/contract'
import type { Sql } from '../../kernel/db/client.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Exchange, Feature } from '../../kernel/http/route.ts'
import { sendFile, sendPdf } from '../../kernel/http/send-file.ts'
import {
  changeDeliberationCommand,
  drawDeliberationsCommand,
  publishDeliberationsCommand,
} from './commands.ts'
import { changeMinutesCommand, minutesOf, minutesPaper } from './minutes.ts'
import { deliberationPaper, listPaper, placeOf } from './papers.ts'
import { boardOf, readableDeliberation } from './queries.ts'
import { scdlCsv } from './scdl.ts'

export const deliberations: Feature = (routes) => {
  routes.read(readDeliberations, (sql, _actor, { meetingId }) => boardOf(sql, meetingId))
  routes.write(drawDeliberations, drawDeliberationsCommand)
  routes.write(changeDeliberation, changeDeliberationCommand)
  routes.write(publishDeliberations, publishDeliberationsCommand)
  routes.read(readMinutes, (sql, _actor, { meetingId }) => minutesOf(sql, meetingId))
  routes.write(changeMinutes, changeMinutesCommand)
  routes.raw(printDeliberation, (deps, actor, exchange) =>
    print(deps, actor, exchange, async (sql, { deliberationId = '' }, who) => {
      const row = await readableDeliberation(sql, who, deliberationId)
      const bytes = deliberationPaper(await placeOf(sql, row.meetingId), row)
      return { name: `deliberation-${row.number ?? row.id}`, bytes }
    }),
  )
  routes.raw(printDeliberationList, (deps, actor, exchange) =>
    print(deps, actor, exchange, async (sql, { meetingId = '' }) => {
      const { bytes, place } = await listPaper(sql, meetingId)
      return { name: `liste-des-deliberations-${place.body.code}-${place.meeting.date}`, bytes }
    }),
  )
  routes.raw(printMinutes, (deps, actor, exchange) =>
    print(deps, actor, exchange, async (sql, { meetingId = '' }) => {
      const { bytes, place } = await minutesPaper(sql, meetingId)
      return { name: `proces-verbal-${place.body.code}-${place.meeting.date}`, bytes }
    }),
  )
  routes.raw(exportDeliberations, async (deps, actor, { request, reply }) => {
    const wanted = request.query as { meetingId?: string; year?: string }
    const csv = await inTx(deps, signedIn(actor), (sql) => scdlCsv(sql, wanted))
    const year = wanted.year ? `-${wanted.year}` : ''
    await sendFile(reply, {
      name: `deliberations-scdl${year}.csv`,
      type: 'text/csv; charset=utf-8',
      content: csv,
    })
  })
}

type Ids = { readonly meetingId?: string; readonly deliberationId?: string }
type Paper = (sql: Sql, ids: Ids, actor: Actor) => Promise<{ name: string; bytes: Promise<Uint8Array> }>

async function print(
  deps: Deps,
  actor: Actor | null,
  { request, reply }: Exchange,
  paper: Paper,
): Promise<void> {
  const who = signedIn(actor)
  const { name, bytes } = await inTx(deps, who, (sql) => paper(sql, request.params as Ids, who))
  await sendPdf(reply, `${name.replaceAll('/', '-')}.pdf`, await bytes)
}
