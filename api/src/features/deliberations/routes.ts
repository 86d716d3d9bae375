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
import { Problem } from '@hemicycle/domain'
import type { FastifyReply } from 'fastify'
import type { Sql } from '../../kernel/db/client.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Exchange, Feature } from '../../kernel/http/route.ts'
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
    await send(
      reply,
      `deliberations-scdl${wanted.year ? `-${wanted.year}` : ''}.csv`,
      'text/csv; charset=utf-8',
      csv,
    )
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
  await send(reply, `${name.replaceAll('/', '-')}.pdf`, 'application/pdf', Buffer.from(await bytes))
}

function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new Problem('NOT_SIGNED_IN')
  return actor
}

async function send(
  reply: FastifyReply,
  name: string,
  type: string,
  content: string | Buffer,
): Promise<void> {
  void reply
    .headers({
      'content-type': type,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
    .send(content)
  await reply
}
