/** The hand rests: nothing was pressed, turned or drawn along for so long. */
const REST_MS = 250
const GESTURES = ['keydown', 'pointerdown', 'touchmove', 'wheel', 'scroll'] as const
let last = -Infinity
let listening = false

/** Resolves once the hand rests and the page's thread has nothing better to do. */
export async function quiet(): Promise<void> {
  listen()
  for (let left = rest(); left > 0; left = rest()) await new Promise((resolve) => setTimeout(resolve, left))
  // Safari has no such moment.
  const idle = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined
  if (idle) await new Promise<unknown>((resolve) => idle(resolve, { timeout: REST_MS }))
}
const rest = (): number => last + REST_MS - performance.now()

function listen(): void {
  if (listening) return
  listening = true
  for (const gesture of GESTURES)
    document.addEventListener(gesture, () => (last = performance.now()), { capture: true, passive: true })
}
