import type { OwnQuorumRule, QuorumRules } from '@hemicycle/contract'
import { checkOwnQuorum, Problem, quorumInWords } from '@hemicycle/domain'
import * as fr from '../../i18n/fr.ts'
import type { Dated } from './notice-rules.ts'

/** A quorum as the form holds it. */
export type EditedQuorum = Dated & Pick<OwnQuorumRule, 'mode' | 'share'>

export const toEditedQuorums = (rules: readonly OwnQuorumRule[]): EditedQuorum[] =>
  rules.map((rule) => ({ ...rule, validTo: rule.validTo ?? '' }))

const toQuorum = ({ validTo, ...rule }: EditedQuorum): OwnQuorumRule => ({
  ...rule,
  validTo: validTo || null,
})

export const fromEditedQuorums = (rules: readonly EditedQuorum[]): OwnQuorumRule[] => rules.map(toQuorum)

/** What is not acceptable of a quorum as chosen, in words; undefined while there is nothing to say. The server holds it against the same rule. */
export function quorumFault(rule: EditedQuorum, law: QuorumRules['law']): string | undefined {
  try {
    checkOwnQuorum(law, toQuorum(rule))
    return undefined
  } catch (error) {
    const field = error instanceof Problem ? error.violations[0]?.field : undefined
    if (field === 'validTo' || !law) return fr.bodies.own.reversed
    return fr.bodies.ownQuorum.tooLow(quorumInWords(law), law.article)
  }
}

/** Whether it says all that it must, and no less than the law. */
export const isSoundQuorum = (rule: EditedQuorum, law: QuorumRules['law']): boolean =>
  rule.article.trim() !== '' && rule.validFrom !== '' && quorumFault(rule, law) === undefined
