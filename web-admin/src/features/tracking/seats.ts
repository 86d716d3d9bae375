import type { RecipientRow } from '@hemicycle/contract'
import { standingOf } from './groups.ts'

export type SeatKind = 'ack' | 'open' | 'mail' | 'bad'
export interface Seat {
  readonly key: number
  readonly x: number
  readonly y: number
  readonly kind: SeatKind
}

const ORDER: readonly SeatKind[] = ['ack', 'open', 'mail', 'bad']

export function seatKindOf(row: RecipientRow): SeatKind {
  if (row.acknowledgedAt) return 'ack'
  if (standingOf(row) === 'TROUBLE') return 'bad'
  return row.openedAt ? 'open' : 'mail'
}

/**
 * A hemicycle of as many seats as élus, filled from the left: acknowledged, opened, told, in trouble. Rows are filled in proportion of
 * their length, then all seats are taken by angle, as in a real one. In a box of 252 × 126.
 */
export function seatsOf(rows: readonly RecipientRow[]): Seat[] {
  const kinds = rows.map(seatKindOf).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
  const arcs = [8, 20, 40, 70].filter((most) => kinds.length > most).length + 1
  const radii = Array.from({ length: arcs }, (_, index) => 116 - index * (arcs > 4 ? 13 : 17))
  const length = radii.reduce((sum, radius) => sum + radius, 0)
  const shares = radii.map((radius) => Math.round((kinds.length * radius) / length))
  shares[0] = (shares[0] ?? 0) + kinds.length - shares.reduce((sum, share) => sum + share, 0)
  const places = radii.flatMap((radius, arc) => {
    const share = shares[arc] ?? 0
    return Array.from({ length: share }, (_, index) => {
      const angle = share < 2 ? Math.PI / 2 : Math.PI - (Math.PI * index) / (share - 1)
      return { angle, radius }
    })
  })
  places.sort((a, b) => b.angle - a.angle || b.radius - a.radius)
  return places.map(({ angle, radius }, key) => ({
    key,
    x: 126 + radius * Math.cos(angle),
    y: 122 - radius * Math.sin(angle),
    kind: kinds[key] ?? 'mail',
  }))
}
