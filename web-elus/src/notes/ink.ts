import type { Stroke } from '@hemicycle/domain'
import { getStroke } from 'perfect-freehand'

/** Width of a stroke, in points of the page, at full pressure. */
const WIDTH = 2.6

/** The outline of a stroke as an SVG path; points are [x, y, pressure] in one unit, `unit` of them in a PDF point. */
export function strokePath(stroke: Stroke, unit: number): string {
  const points = stroke.map(([x = 0, y = 0, pressure = 0.5]) => [x, y, pressure])
  const outline = getStroke(points, {
    size: WIDTH * unit,
    thinning: 0.55,
    smoothing: 0.5,
    streamline: 0.4,
    // A mouse and a finger have no pressure: 0.5 all along, and the pace makes the width.
    simulatePressure: stroke.every((point) => point[2] === 0.5),
  })
  const [first, ...rest] = outline
  if (!first) return ''
  const text = ([x = 0, y = 0]: number[]) => `${x.toFixed(2)} ${y.toFixed(2)}`
  return `M${text(first)}L${rest.map(text).join('L')}Z`
}

/** Leaves out points that a straight line would give back: a stroke is a few dozen points, not hundreds. */
export function thin(stroke: Stroke, tolerance: number): Stroke {
  if (stroke.length < 3) return stroke
  const [first = [], last = []] = [stroke[0], stroke.at(-1)]
  let [far, worst] = [0, tolerance]
  for (let index = 1; index < stroke.length - 1; index += 1) {
    const gap = distance(stroke[index] ?? [], first, last)
    if (gap > worst) [far, worst] = [index, gap]
  }
  if (far === 0) return [first, last]
  return [...thin(stroke.slice(0, far + 1), tolerance).slice(0, -1), ...thin(stroke.slice(far), tolerance)]
}

function distance(
  [x = 0, y = 0]: readonly number[],
  [ax = 0, ay = 0]: readonly number[],
  [bx = 0, by = 0]: readonly number[],
): number {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  return Math.abs((by - ay) * x - (bx - ax) * y + bx * ay - by * ax) / length
}

/** Whether a point is within `reach` of a stroke: what the eraser takes. */
export const touches = (stroke: Stroke, [x, y]: readonly [number, number], reach: number): boolean =>
  stroke.some(([px = 0, py = 0]) => Math.hypot(px - x, py - y) <= reach)
