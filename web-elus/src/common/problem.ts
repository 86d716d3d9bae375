import { Problem } from '@hemicycle/domain'
import * as fr from '../i18n/fr.ts'

/** The sentence for anything that was thrown: a refusal by its code, a network failure, else « de notre côté ». */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return fr.problems[error.code] ?? fr.problems.INTERNAL
  return isNetwork(error) ? fr.problems.UNAVAILABLE : fr.problems.INTERNAL
}

/** True when the service was not reached at all: the same request may well succeed in a moment. */
export function isNetwork(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Problem && error.code === 'UNAVAILABLE')
}

export const isMissing = (error: unknown): boolean => error instanceof Problem && error.code === 'NOT_FOUND'
