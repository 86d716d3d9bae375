import { type AssemblyType, mayMeetRemotely, Problem, type QuorumRule, regimeRow } from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { quorumRuleOf } from '../bodies/queries.ts'
import type { BodyRow, MeetingRow } from '../meetings/queries.ts'

export interface AttendanceRules {
  readonly type: AssemblyType
  readonly quorum: QuorumRule
  readonly proxiesPerHolder: number
  readonly proxyArticle: string
  readonly remote: boolean
  /** Convened again after the quorum was missing. */
  readonly withoutQuorum: boolean
}

/** What the law and the règlement in force on the day say of this body. Where neither does: the stricter rules. */
export async function attendanceRules(
  sql: Sql,
  meeting: MeetingRow,
  body: BodyRow,
): Promise<AttendanceRules> {
  const { type } = await currentAuthority(sql)
  const proxies = proxyRow(type, body, meeting.date)
  return {
    type,
    quorum: await quorumRuleOf(sql, type, body, meeting.date),
    proxiesPerHolder: Number(proxies?.value ?? 1),
    proxyArticle: proxies?.legalBasis ?? 'Règlement intérieur',
    withoutQuorum: meeting.withoutQuorum,
    remote: body.remote && mayMeetRemotely(type, body.kind),
  }
}

function proxyRow(type: AssemblyType, { kind }: BodyRow, on: string) {
  try {
    return regimeRow('proxiesPerHolder', type, kind, on)
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}
