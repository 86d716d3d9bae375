import { currentAnswers, Problem } from '@hemicycle/domain'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { attendanceAnswers, councillors } from '../../kernel/db/schema/index.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { answersOf } from './facts.ts'
import { scopeOf, sentAgenda } from './scope.ts'

export type Proxy = Awaited<ReturnType<typeof proxyOf>>

/** A proxy as it was written, and whether it still stands. NOT_FOUND when the answer gives none. */
export async function proxyOf(sql: Sql, answerId: string) {
  const [answer] = await sql.select().from(attendanceAnswers).where(eq(attendanceAnswers.id, answerId))
  if (!answer?.holderId || !answer.statement || !answer.statementSha256)
    throw new Problem('NOT_FOUND', 'proxy')
  const people = await sql
    .select()
    .from(councillors)
    .where(inArray(councillors.id, [answer.councillorId, answer.holderId]))
  const [grantor, holder] = [answer.councillorId, answer.holderId].map((id) =>
    people.find((one) => one.id === id),
  )
  if (!grantor || !holder) throw new Problem('NOT_FOUND', 'councillor')
  const { meeting, body } = await meetingWithBody(sql, answer.meetingId)
  const last = currentAnswers(await answersOf(sql, meeting.id)).get(grantor.id)
  return {
    authority: await currentAuthority(sql),
    body: body.name,
    meeting,
    grantor,
    holder,
    answer,
    statement: answer.statement,
    sha256: answer.statementSha256,
    scope: scopeOf(await sentAgenda(sql, meeting.id), answer.itemIds),
    stands: last?.id === answerId,
  }
}
