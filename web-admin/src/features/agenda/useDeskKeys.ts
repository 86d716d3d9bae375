import { useHotkeys } from '@hemicycle/ui'
import { computed } from 'vue'
import { type ScreenCommand, useCommands } from '../../common/commands.ts'
import * as fr from '../../i18n/fr.ts'
import type { Desk } from './useDesk.ts'

export type DialogName = 'move' | 'remove' | 'keys' | 'add' | 'section'

/** The gestures of the page by keyboard, and the same in the command bar. */
export function useDeskKeys(
  desk: Desk,
  open: (dialog: DialogName) => void,
  more: () => readonly ScreenCommand[],
): void {
  const { edits, selection } = desk
  const words = fr.agenda
  useHotkeys({
    'mod+z': () => void edits.takeBack(),
    'mod+shift+z': () => void edits.again(),
    'mod+y': () => void edits.again(),
    'mod+a': () => selection.all(),
    '/': () => document.querySelector<HTMLInputElement>('#agenda-search')?.focus(),
    '?': () => open('keys'),
    e: () => document.querySelector<HTMLButtonElement>('.item [data-edit="title"]')?.click(),
    v: () => void desk.verify(),
    m: () => desk.selected.value && open('move'),
    n: () => open('add'),
    delete: () => desk.selected.value && open('remove'),
    j: () => desk.go(1),
    k: () => desk.go(-1),
  })
  const one = computed(() => desk.selected.value !== null)
  useCommands(() => [
    ...(one.value
      ? [
          { id: 'verify', label: words.keepAll, icon: 'check' as const, keys: ['V'], run: desk.verify },
          { id: 'move', label: words.moveTo, icon: 'sort' as const, keys: ['M'], run: () => open('move') },
          {
            id: 'remove',
            label: words.remove,
            icon: 'trash' as const,
            keys: ['Suppr'],
            run: () => open('remove'),
          },
        ]
      : []),
    { id: 'add', label: words.addPoint, icon: 'plus', keys: ['N'], run: () => open('add') },
    { id: 'section', label: words.addSection, icon: 'rows', run: () => open('section') },
    { id: 'undo', label: words.undo, icon: 'undo', keys: ['Ctrl', 'Z'], run: () => edits.takeBack() },
    { id: 'redo', label: words.redo, icon: 'redo', keys: ['Ctrl', 'Maj', 'Z'], run: () => edits.again() },
    ...more(),
    { id: 'keys', label: words.shortcuts, icon: 'help', keys: ['?'], run: () => open('keys') },
  ])
}
