import type { Ref } from 'vue'

/** A finger goes that far, in that time, and rather across than along. */
const FAR_PX = 60
const SHORT_MS = 600
const ACROSS = 2

/** What a touch was, from where it began to where it ended: a page forward (to the left), back (to the right), or nothing. */
export function swipeOf(
  start: { x: number; y: number; at: number },
  end: { x: number; y: number; at: number },
): 1 | -1 | null {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  if (Math.abs(dx) < FAR_PX || Math.abs(dx) < ACROSS * Math.abs(dy) || end.at - start.at > SHORT_MS)
    return null
  return dx < 0 ? 1 : -1
}

/** Turns pages by a finger. A page larger than the screen is moved by it, a selection is stretched by it: neither turns. */
export function useSwipe(
  stage: Readonly<Ref<HTMLElement | null>>,
  turn: (step: 1 | -1) => void,
  enabled: () => boolean,
) {
  let start: { x: number; y: number; at: number } | null = null
  const wider = (): boolean => (stage.value?.scrollWidth ?? 0) > (stage.value?.clientWidth ?? 0) + 1
  const selecting = (): boolean => getSelection()?.isCollapsed === false
  return {
    onTouchstart: ({ touches, timeStamp }: TouchEvent): void => {
      const one = touches.length === 1 ? touches[0] : undefined
      start = one && enabled() && !wider() ? { x: one.clientX, y: one.clientY, at: timeStamp } : null
    },
    onTouchend: ({ changedTouches, timeStamp }: TouchEvent): void => {
      const last = changedTouches[0]
      const step = start && last && swipeOf(start, { x: last.clientX, y: last.clientY, at: timeStamp })
      start = null
      if (step && !selecting()) turn(step)
    },
  }
}
