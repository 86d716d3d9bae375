export interface Coalesced {
  (): void
  stop: () => void
}

/**
 * Runs `work` at once, then at most once per `gap` ms, and never twice at the same time; calls made meanwhile become one more run.
 * Two hundred files arriving make three reads a second, not two hundred.
 */
export function coalesce(work: () => Promise<unknown>, gap: number): Coalesced {
  let busy = false
  let wanted = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = (): void => {
    if (busy) {
      wanted = true
      return
    }
    busy = true
    wanted = false
    void work()
      .catch(() => undefined)
      .finally(() => {
        timer = setTimeout(() => {
          busy = false
          if (wanted) run()
        }, gap)
      })
  }
  const stop = (): void => {
    clearTimeout(timer)
    busy = true
  }
  return Object.assign(run, { stop })
}
