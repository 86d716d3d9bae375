import type { NoticeRules, OwnNoticeRule } from '@hemicycle/contract'
import { checkOwnRule, Problem } from '@hemicycle/domain'
import * as fr from '../../i18n/fr.ts'

/** What every rule of a règlement says, as the form holds it: a field left empty is an empty text. */
export interface Dated {
  article: string
  validFrom: string
  validTo: string
}
export interface EditedRule extends Dated {
  days: string
  counting: OwnNoticeRule['counting']
}

export const toEditedRules = (rules: readonly OwnNoticeRule[]): EditedRule[] =>
  rules.map((rule) => ({ ...rule, days: String(rule.days), validTo: rule.validTo ?? '' }))

const toRule = ({ days, validTo, ...rule }: EditedRule): OwnNoticeRule => ({
  ...rule,
  days: Number(days),
  validTo: validTo || null,
})

export const fromEditedRules = (rules: readonly EditedRule[]): OwnNoticeRule[] => rules.map(toRule)

/** What is not acceptable of a delay as typed, in words; undefined while there is nothing to say. The server holds it against the same rule. */
export function faultOf(rule: EditedRule, law: NoticeRules['law']): string | undefined {
  if (rule.days === '') return undefined
  try {
    checkOwnRule({ ...law, urgency: law }, toRule(rule))
    return undefined
  } catch (error) {
    const field = error instanceof Problem ? error.violations[0]?.field : undefined
    return field === 'validTo'
      ? fr.bodies.own.reversed
      : fr.bodies.own.tooShort(law.days, law.counting === 'FRANC', law.article)
  }
}

/** Whether it says all that it must, and no less than the law. */
export const isSound = (rule: EditedRule, law: NoticeRules['law']): boolean =>
  rule.days !== '' && rule.article.trim() !== '' && rule.validFrom !== '' && faultOf(rule, law) === undefined
