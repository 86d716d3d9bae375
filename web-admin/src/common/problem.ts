import { Problem } from '@hemicycle/domain'
import * as fr from '../i18n/fr.ts'

/** The sentence to show for whatever went wrong: a refusal of the API, or no answer at all. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return fr.problems[error.code]
  return error instanceof TypeError ? fr.problems.UNAVAILABLE : fr.problems.INTERNAL
}

export const isProblem = (error: unknown, code: Problem['code']): boolean =>
  error instanceof Problem && error.code === code
