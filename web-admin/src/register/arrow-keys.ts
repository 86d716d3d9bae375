const STEPS: Readonly<Record<string, (at: number, all: number) => number>> = {
  ArrowDown: (at, all) => Math.min(at + 1, all - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, all) => all - 1,
}

/** From the search or from a line, arrows go up and down the names; Enter, which the button knows, opens. */
export function arrowKeys(event: KeyboardEvent): void {
  const step = STEPS[event.key]
  const list = event.currentTarget
  if (!step || !(list instanceof HTMLElement) || !(event.target instanceof HTMLElement)) return
  const names = [...list.querySelectorAll<HTMLElement>('.register-open')]
  const at = names.indexOf(event.target)
  const fromSearch = event.target instanceof HTMLInputElement && event.target.type === 'search'
  if (at < 0 && !(fromSearch && event.key === 'ArrowDown')) return
  const next = names[step(at, names.length)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
