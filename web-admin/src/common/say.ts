import { useToasts } from '@hemicycle/ui'
import * as fr from '../i18n/fr.ts'
import { sentenceOf } from './problem.ts'

interface Options {
  readonly tone?: 'ok' | 'info' | 'warn' | 'bad'
  /** Takes back what the sentence tells. */
  readonly undo?: () => unknown
}

let success: number | null = null

/** A short sentence at the bottom of the screen, also said to screen readers. One success at a time: the last gesture is the one to see. */
export function say(text: string, { tone = 'ok', undo }: Options = {}): void {
  const { show, dismiss } = useToasts()
  if (tone === 'ok' && success !== null) dismiss(success)
  const action = undo ? { label: fr.common.undo, run: () => void undo() } : undefined
  const id = show(action ? { text, tone, action } : { text, tone })
  if (tone === 'ok') success = id
}

export const sayProblem = (error: unknown): void => say(sentenceOf(error), { tone: 'bad' })
