import { onMounted, onScopeDispose, toValue, type MaybeRefOrGetter } from 'vue'

export type Hotkeys = Record<string, (event: KeyboardEvent) => void>

export interface HotkeyOptions {
  /** listen inside this element only; the whole window by default */
  within?: MaybeRefOrGetter<HTMLElement | null | undefined>
  enabled?: MaybeRefOrGetter<boolean>
  /** also while typing in a field (for Échap, Ctrl+Entrée…) */
  inFields?: boolean
}

const names: Record<string, string> = {
  ' ': 'space',
  arrowup: 'up',
  arrowdown: 'down',
  arrowleft: 'left',
  arrowright: 'right',
  escape: 'esc',
}
const fields =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=textbox]'

/** « mod+z », « alt+up », « ? » : mod is Ctrl, or ⌘. Shift counts for letters and named keys, not for signs (« ? »). */
export function chordOf(event: KeyboardEvent): string {
  const key = names[event.key.toLowerCase()] ?? event.key.toLowerCase()
  const sign = key.length === 1 && key.toUpperCase() === key
  const parts = [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '']
  return [...parts, event.shiftKey && !sign ? 'shift' : '', key].filter(Boolean).join('+')
}

const typing = (target: EventTarget | null) => target instanceof Element && target.closest(fields) !== null

/** A dialog that is open owns the keyboard: only hotkeys declared inside it answer. */
function behindDialog(root: HTMLElement | null | undefined) {
  const dialog = document.querySelector('[role=dialog][data-state=open], [role=alertdialog][data-state=open]')
  return dialog !== null && !(root && dialog.contains(root))
}

/** Shortcuts of a component while it lives: { 'mod+k': open, 'g c': preview }. A pair « g c » is two keys within a second. */
export function useHotkeys(keys: Hotkeys, options: HotkeyOptions = {}) {
  let first = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  function onKeydown(event: KeyboardEvent) {
    const root = toValue(options.within)
    if (event.defaultPrevented || event.isComposing || toValue(options.enabled) === false) return
    if (!options.inFields && typing(event.target)) return
    if (root && !(event.target instanceof Node && root.contains(event.target))) return
    const chord = chordOf(event)
    const run = (first && keys[`${first} ${chord}`]) || keys[chord]
    const begins = Object.keys(keys).some((name) => name.startsWith(`${chord} `))
    first = ''
    clearTimeout(timer)
    // The page is searched for dialogs only on a key that is ours: most are typed down a long list.
    if ((!run && !begins) || behindDialog(root)) return
    if (begins) first = chord
    timer = setTimeout(() => (first = ''), 1000)
    if (!run) return
    event.preventDefault()
    run(event)
  }

  onMounted(() => addEventListener('keydown', onKeydown))
  onScopeDispose(() => {
    clearTimeout(timer)
    removeEventListener('keydown', onKeydown)
  })
}
