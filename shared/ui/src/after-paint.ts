/** A page that nobody sees paints no frame, one that is being left may not: work must not wait for it. */
const NO_FRAME_MS = 500

/** Resolves once the frame is painted: what takes long begins after the eye has its answer. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, document.hidden ? 0 : NO_FRAME_MS)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve)
    })
  })
}
