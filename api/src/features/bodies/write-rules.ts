import type { BodySummary, changeNoticeRules, changeQuorumRules, Input, OwnNoticeRule, OwnQuorumRule } from '@hemicycle/contract' // prettier-ignore
import { checkOwnQuorum, checkOwnRule, legalQuorum, noticeRule, type NoticeRule, type QuorumRule } from '@hemicycle/domain' // prettier-ignore
import { and, eq, isNull } from 'drizzle-orm'
import { noticeRules, quorumRules } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { ownRulesOf, shownRule } from './notice.ts'
import { type OwnKind, writeOwn } from './own-rules.ts'
import { ownQuorumsOf } from './quorum.ts'

const notices: OwnKind<OwnNoticeRule, NoticeRule> = {
  action: 'body.notice-rules-changed',
  read: async (sql, bodyId) => (await ownRulesOf(sql, { bodyId })).get(bodyId) ?? [],
  replace: async (sql, bodyId, now, rows) => {
    const standing = and(eq(noticeRules.bodyId, bodyId), isNull(noticeRules.removedAt))
    await sql.update(noticeRules).set({ removedAt: now }).where(standing)
    if (rows.length > 0) await sql.insert(noticeRules).values(rows)
  },
  lawOn: noticeRule,
  check: checkOwnRule,
  shown: shownRule,
  textOf: ({ days, counting }) => `${days} ${counting}`,
}

const quorums: OwnKind<OwnQuorumRule, QuorumRule | null> = {
  action: 'body.quorum-rules-changed',
  read: async (sql, bodyId) => (await ownQuorumsOf(sql, bodyId)).get(bodyId) ?? [],
  replace: async (sql, bodyId, now, rows) => {
    const standing = and(eq(quorumRules.bodyId, bodyId), isNull(quorumRules.removedAt))
    await sql.update(quorumRules).set({ removedAt: now }).where(standing)
    if (rows.length > 0) await sql.insert(quorumRules).values(rows)
  },
  lawOn: legalQuorum,
  check: checkOwnQuorum,
  shown: (law) => law,
  textOf: ({ mode, share }) => `${mode} ${share}`,
}

/** The delays that the règlement intérieur sets for a body. The clock of its meetings goes by them. */
export const changeNoticeRulesCommand = (
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeNoticeRules>,
): Promise<BodySummary> => writeOwn(deps, actor, input, notices)

/** The quorum that it sets. The forecast and the sitting count by it. */
export const changeQuorumRulesCommand = (
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeQuorumRules>,
): Promise<BodySummary> => writeOwn(deps, actor, input, quorums)
