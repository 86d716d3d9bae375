const STEPS: Readonly<Record<string, (at: number, all: number) => number>> = {
  ArrowDown: (at, all) => Math.min(at + 1, all - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, all) => all - 1,
}

/** From the search or from a line, arrows go up and down the names; Enter, which the button or the link knows, opens. */
export function arrowKeys(event: KeyboardEvent, names = '.register-open'): void {
  const step = STEPS[event.key]
  const list = event.currentTarget
  if (!step || !(list instanceof HTMLElement) || !(event.target instanceof HTMLElement)) return
  const lines = [...list.querySelectorAll<HTMLElement>(names)]
  const at = lines.indexOf(event.target)
  const fromSearch = event.target instanceof HTMLInputElement && event.target.type === 'search'
  if (at < 0 && !(fromSearch && event.key === 'ArrowDown')) return
  const next = lines[step(at, lines.length)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
