import type { SavedMeeting } from '@hemicycle/contract'
import { type Savings, type SavingsAssumptions, savingsOf, sumSavings } from '@hemicycle/domain'

export interface Line {
  readonly meeting: SavedMeeting
  readonly saved: Savings
}
export interface Year {
  readonly year: string
  /** In the order of the calendar. */
  readonly lines: readonly Line[]
  readonly sum: Savings
}

/** The meetings by year, the latest year first, counted with these assumptions. */
export function yearsOf(meetings: readonly SavedMeeting[], assumptions: SavingsAssumptions): Year[] {
  const years = [...new Set(meetings.map(({ date }) => date.slice(0, 4)))].sort().reverse()
  return years.map((year) => {
    const lines = meetings
      .filter(({ date }) => date.startsWith(year))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map((meeting) => ({ meeting, saved: savingsOf(meeting.dispatches, assumptions) }))
    return { year, lines, sum: sumSavings(lines.map(({ saved }) => saved)) }
  })
}

/** Lines of a scale from 0: few, and round. */
export function ticksOf(most: number): number[] {
  if (most <= 0) return [0]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}
