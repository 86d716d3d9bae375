import type { Command } from '@hemicycle/ui'
import { computed, onScopeDispose, shallowReactive } from 'vue'

/** A gesture of the screen, without its group: the command bar says which screen it belongs to. */
export type ScreenCommand = Omit<Command, 'group'>

const sources = shallowReactive(new Set<() => readonly ScreenCommand[]>())

/** Offers the gestures of a screen to the command bar, while the screen lives. */
export function useCommands(source: () => readonly ScreenCommand[]): void {
  sources.add(source)
  onScopeDispose(() => sources.delete(source))
}

/** What the screens now alive offer. */
export const screenCommands = computed(() => [...sources].flatMap((source) => source()))
