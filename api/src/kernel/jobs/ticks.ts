import { safely } from '../http/problem.ts'

/** Work that comes back by itself. Two processes may run it at once: it takes what it works on with `skip locked`. */
export interface Tick<D> {
  readonly name: string
  readonly everyMs: number
  readonly run: (deps: D) => Promise<void>
}

interface NeedsLog {
  readonly log: { error(context: object, message: string): void }
}

/** Runs each tick again and again, never two of one at the same time; closing waits for those in course. */
export function startTicks<D extends NeedsLog>(
  deps: D,
  ticks: readonly Tick<D>[],
): { close(): Promise<void> } {
  const running = new Map<string, Promise<void>>()
  const beat = (tick: Tick<D>): void => {
    if (running.has(tick.name)) return
    const turn = tick
      .run(deps)
      .catch((error: unknown) => deps.log.error({ tick: tick.name, err: safely(error) }, 'tick failed'))
      .finally(() => running.delete(tick.name))
    running.set(tick.name, turn)
  }
  const timers = ticks.map((tick) => setInterval(() => beat(tick), tick.everyMs))
  for (const tick of ticks) beat(tick)
  return {
    async close() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
