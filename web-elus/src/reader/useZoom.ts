import { ref } from 'vue'

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3] as const
const MIN = ZOOMS[0]
const MAX = 3

/** The next step up or down from any zoom, at most the ends. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction > 0 ? ZOOMS : [...ZOOMS].reverse()
  return steps.find((step) => (direction > 0 ? step > zoom + 0.01 : step < zoom - 0.01)) ?? zoom
}

export const clampZoom = (zoom: number): number => Math.min(MAX, Math.max(MIN, zoom))

/** Two fingers, or Ctrl and the wheel: the zoom follows. 1 is the full width. */
export function usePinch(zoom: () => number, set: (zoom: number) => void) {
  const fingers = new Map<number, PointerEvent>()
  const start = ref<{ distance: number; zoom: number } | null>(null)
  const distance = (): number => {
    const [a, b] = [...fingers.values()]
    return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0
  }
  return {
    onPointerdown: (event: PointerEvent) => {
      if (event.pointerType !== 'touch') return
      fingers.set(event.pointerId, event)
      start.value = fingers.size === 2 ? { distance: distance(), zoom: zoom() } : null
    },
    onPointermove: (event: PointerEvent) => {
      if (!fingers.has(event.pointerId)) return
      fingers.set(event.pointerId, event)
      if (start.value && start.value.distance > 0)
        set(clampZoom((start.value.zoom * distance()) / start.value.distance))
    },
    onPointerend: (event: PointerEvent) => {
      fingers.delete(event.pointerId)
      start.value = null
    },
    onWheel: (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      set(clampZoom(zoom() * Math.exp(-event.deltaY / 240)))
    },
  }
}
