/** A nearer page that has said nothing for so long waits for its pieces: the next one need not. */
const SILENCE_MS = 200

/** The place of one page among those being drawn. */
export interface Turn {
  /** Calls `go` as soon as no nearer page is left, or one alone that is being drawn: the next is read meanwhile. */
  readonly begin: (go: () => void) => void
  /** Calls `go` as soon as no nearer page has something to draw. */
  readonly ask: (go: () => void) => void
  readonly leave: () => void
}
export type Turns = (page: number) => Turn
interface One {
  readonly page: number
  heard: number
  /** What it says came: it has something to draw. */
  came: boolean
  /** What it waits for is to begin. */
  begins: boolean
  go: (() => void) | null
}

/** Several pages are drawn at a time, but the page's thread is for the one nearest to the eyes: the others go on while it waits. */
export function takeTurns(distance: (page: number) => number): Turns {
  const all = new Set<One>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const before = (one: One): One[] => [...all].filter((other) => distance(other.page) < distance(one.page))
  function isFree(one: One, now: number): boolean {
    const nearer = before(one).filter(({ heard }) => now - heard < SILENCE_MS)
    return nearer.length === 0 || (one.begins && nearer.length === 1 && nearer.every(({ came }) => came))
  }
  function pass(): void {
    clearTimeout(timer)
    const now = performance.now()
    for (const one of [...all].sort((a, b) => distance(a.page) - distance(b.page))) {
      if (!one.go || !isFree(one, now)) continue
      const go = one.go
      one.go = null
      one.heard = now
      go()
    }
    if ([...all].some(({ go }) => go)) timer = setTimeout(pass, SILENCE_MS)
  }
  return (page) => {
    const one: One = { page, heard: -Infinity, came: false, begins: false, go: null }
    const wait = (go: () => void, begins: boolean): void => {
      all.add(one)
      one.go = go
      one.begins = begins
      one.came = !begins
      pass()
    }
    return {
      begin: (go) => wait(go, true),
      ask: (go) => wait(go, false),
      leave: () => {
        if (all.delete(one)) pass()
      },
    }
  }
}
