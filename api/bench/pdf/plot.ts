import type { Point } from './cases/growth.ts'

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [720, 300, 60, 40]

/** Time and memory against pages, as one picture with two curves of their own scales. */
export function plot(points: readonly Point[]): string {
  const most = Math.max(...points.map(({ pages }) => pages))
  const seconds = curve(
    points.map(({ pages, seconds }) => [pages / most, seconds]),
    0,
  )
  const memory = curve(
    points.map(({ pages, peakMb }) => [pages / most, peakMb]),
    1,
  )
  const ticks = points.map(
    ({ pages }) =>
      `<text x="${x(pages / most)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${pages.toLocaleString('fr-FR')}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="11" fill="#333"><title>Time and peak memory against pages</title><rect width="100%" height="100%" fill="#fff"/><path d="M${LEFT} 20V${HEIGHT - BOTTOM}H${WIDTH - LEFT}" stroke="#999" fill="none"/>${seconds}${memory}${ticks.join('')}<text x="${LEFT}" y="14" fill="${COLOURS[0]}">seconds, whole process</text><text x="${WIDTH - LEFT}" y="14" text-anchor="end" fill="${COLOURS[1]}">peak memory, MB</text><text x="${WIDTH / 2}" y="${HEIGHT - 4}" text-anchor="middle">pages</text></svg>\n`
}

const COLOURS = ['#1a4fa0', '#a0431a'] as const
const x = (share: number): number => round(LEFT + share * (WIDTH - 2 * LEFT))
const round = (value: number): number => Math.round(value * 10) / 10

function curve(points: readonly (readonly number[])[], which: 0 | 1): string {
  const most = Math.max(...points.map(([, value = 0]) => value)) * 1.1
  const y = (value: number) => round(HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - 24))
  const path = points.map(([share = 0, value = 0]) => `${x(share)} ${y(value)}`).join('L')
  const dots = points.map(
    ([share = 0, value = 0]) =>
      `<circle cx="${x(share)}" cy="${y(value)}" r="3" fill="${COLOURS[which]}"/><text x="${x(share)}" y="${y(value) - 7}" text-anchor="middle" fill="${COLOURS[which]}">${value.toFixed(which === 0 ? 2 : 0)}</text>`,
  )
  return `<path d="M${path}" fill="none" stroke="${COLOURS[which]}" stroke-width="2"/>${dots.join('')}`
}
