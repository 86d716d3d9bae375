interface Call<I, O> {
  readonly input: I
  readonly resolve: (output: O) => void
  readonly reject: (error: unknown) => void
}
interface Desk<I, O> {
  /** The calls that wait, by key: the key that has waited longest is served first. */
  readonly waiting: Map<string, Call<I, O>[]>
  readonly busy: Set<string>
}
type Write<I, O> = (inputs: readonly I[]) => Promise<readonly O[]>

/** Batches in course at once, of different keys: work done together must not take every connection from the screens. */
const AT_ONCE = 3

/**
 * Group commit: calls of one key made while an earlier one is being written wait for it, then are written together, in one transaction
 * instead of one each. Nobody waits for a timer: with nothing in course a call starts at once. `work` gives one output for each input,
 * in their order. When a batch fails, each of its calls is tried alone: one that cannot be written takes nobody with it.
 */
export function grouped<D extends object, I, O>(
  work: (deps: D, key: string, inputs: readonly I[]) => Promise<readonly O[]>,
): (deps: D, key: string, input: I) => Promise<O> {
  const desks = new WeakMap<D, Desk<I, O>>()
  return (deps, key, input) =>
    new Promise<O>((resolve, reject) => {
      const desk: Desk<I, O> = desks.get(deps) ?? { waiting: new Map(), busy: new Set() }
      desks.set(deps, desk)
      const calls = desk.waiting.get(key) ?? []
      calls.push({ input, resolve, reject })
      desk.waiting.set(key, calls)
      // Calls made in the same turn are one batch already.
      queueMicrotask(() => serve(desk, (of, inputs) => work(deps, of, inputs)))
    })
}

function serve<I, O>(desk: Desk<I, O>, work: (key: string, inputs: readonly I[]) => Promise<readonly O[]>) {
  for (const [key, calls] of desk.waiting) {
    if (desk.busy.size >= AT_ONCE) return
    if (desk.busy.has(key)) continue
    desk.waiting.delete(key)
    desk.busy.add(key)
    void answer(calls, (inputs) => work(key, inputs)).then(() => {
      desk.busy.delete(key)
      serve(desk, work)
    })
  }
}

/** Never throws: each call hears of its own failure. */
async function answer<I, O>(calls: readonly Call<I, O>[], write: Write<I, O>): Promise<void> {
  const together = async (some: readonly Call<I, O>[]) => {
    const outputs = await write(some.map(({ input }) => input))
    some.forEach(({ resolve }, index) => resolve(outputs[index] as O))
  }
  const alone = (call: Call<I, O>) => together([call]).catch(call.reject)
  await together(calls).catch(async (error: unknown) => {
    const [only, ...others] = calls
    if (only && others.length === 0) return only.reject(error)
    for (const call of calls) await alone(call)
  })
}
