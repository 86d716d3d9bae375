import type { IconName } from '../icons.ts'
import { foldText } from '../format.ts'

/** Something that the command bar can do or open. */
export interface Command {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly hint?: string
  readonly icon?: IconName
  readonly keys?: readonly string[]
  /** Other words that find it. */
  readonly words?: string
  readonly run: () => unknown
}
export interface CommandGroup {
  readonly title: string
  readonly commands: readonly Command[]
}

const MOST_PER_GROUP = 8

/**
 * The commands that answer a text, grouped in the order of the list. Every word must begin a word of the command; those whose label
 * begins with the text come first. An empty text gives the first of each group.
 */
export function searchCommands(commands: readonly Command[], text: string): CommandGroup[] {
  const wanted = foldText(text).split(/\s+/u).filter(Boolean)
  const scored = commands.flatMap((command) => {
    const score = scoreOf(command, wanted)
    return score === 0 ? [] : [{ command, score }]
  })
  const titles = [...new Set(scored.map(({ command }) => command.group))]
  return titles.map((title) => ({
    title,
    commands: scored
      .filter(({ command }) => command.group === title)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_PER_GROUP)
      .map(({ command }) => command),
  }))
}

function scoreOf(command: Command, wanted: readonly string[]): number {
  if (wanted.length === 0) return 1
  const label = foldText(command.label)
  const words = `${label} ${foldText(command.words ?? '')} ${foldText(command.hint ?? '')}`.split(
    /[^a-z0-9]+/u,
  )
  if (!wanted.every((one) => words.some((word) => word.startsWith(one)))) return 0
  return label.startsWith(wanted[0] ?? '') ? 3 : wanted.every((one) => label.includes(one)) ? 2 : 1
}
