/** A nearer page that has said nothing for so long waits for its pieces: the next one need not. */
const SILENCE_MS = 200

/** The place of one page among those being drawn. */
export interface Turn {
  /** Calls `go` as soon as no nearer page has something to draw. */
  readonly ask: (go: () => void) => void
  readonly leave: () => void
}
export type Turns = (page: number) => Turn
interface One {
  readonly page: number
  heard: number
  go: (() => void) | null
}

/** Several pages are drawn at a time, but the page's thread is for the one nearest to the eyes: the others go on while it waits. */
export function takeTurns(distance: (page: number) => number): Turns {
  const all = new Set<One>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const before = (one: One): One[] => [...all].filter((other) => distance(other.page) < distance(one.page))
  const isFree = (one: One, now: number): boolean =>
    before(one).every(({ heard }) => now - heard >= SILENCE_MS)
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
    const one: One = { page, heard: -Infinity, go: null }
    return {
      ask: (go) => {
        all.add(one)
        one.go = go
        pass()
      },
      leave: () => {
        if (all.delete(one)) pass()
      },
    }
  }
}
