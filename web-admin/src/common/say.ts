import { useToasts } from '@hemicycle/ui'
import { fr } from '../i18n/fr.ts'
import { sentenceOf } from './problem.ts'

interface Options {
  readonly tone?: 'ok' | 'info' | 'warn' | 'bad'
  /** Takes back what the sentence tells. */
  readonly undo?: () => unknown
}

/** A short sentence at the bottom of the screen, also said to screen readers. */
export function say(text: string, { tone = 'ok', undo }: Options = {}): void {
  const action = undo ? { label: fr.common.undo, run: () => void undo() } : undefined
  useToasts().show(action ? { text, tone, action } : { text, tone })
}

export const sayProblem = (error: unknown): void => say(sentenceOf(error), { tone: 'bad' })
