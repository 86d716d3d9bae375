/** After the frame is painted, not before: this work is not part of what the eye waits for. A page that nobody sees paints none. */
export function afterPaint(work: () => void): void {
  if (document.hidden) setTimeout(work)
  else requestAnimationFrame(() => setTimeout(work))
}
