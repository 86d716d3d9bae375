import {
  type AssemblyType,
  mayMeetRemotely,
  quorumMode,
  type QuorumMode,
  type RegimeRow,
  regimeRow,
  type RuleKey,
} from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import { currentAuthority } from '../authorities/queries.ts'
import type { BodyRow, MeetingRow } from '../meetings/queries.ts'

export interface AttendanceRules {
  readonly type: AssemblyType
  readonly quorum: { readonly mode: QuorumMode; readonly article: string; readonly toConfirm: boolean }
  readonly proxiesPerHolder: number
  readonly proxyArticle: string
  readonly remote: boolean
  /** Convened again after the quorum was missing. */
  readonly withoutQuorum: boolean
}

/** What the law in force on the day says of this body. A committee that gives an opinion has no rule of its own: the stricter ones. */
export async function attendanceRules(
  sql: Sql,
  meeting: MeetingRow,
  body: BodyRow,
): Promise<AttendanceRules> {
  const { type } = await currentAuthority(sql)
  const row = (rule: RuleKey): RegimeRow | undefined => {
    try {
      return regimeRow(rule, type, body.kind, meeting.date)
    } catch {
      return undefined
    }
  }
  const [quorum, proxies] = [row('quorum'), row('proxiesPerHolder')]
  return {
    type,
    quorum: {
      mode: quorumMode(quorum),
      article: quorum?.legalBasis ?? 'Règlement intérieur',
      toConfirm: quorum?.toConfirm ?? true,
    },
    proxiesPerHolder: Number(proxies?.value ?? 1),
    proxyArticle: proxies?.legalBasis ?? 'Règlement intérieur',
    withoutQuorum: meeting.withoutQuorum,
    remote: body.remote && mayMeetRemotely(type, body.kind),
  }
}
