const MINUTE = 60_000
/** What follows the fifth wrong code, the sixth… At the tenth there is nothing left to open. */
const WAITS = [1, 5, 15, 60, 60].map((minutes) => minutes * MINUTE)
const FREE = 5
export const MOST_TRIES = FREE + WAITS.length

export interface Verdict {
  /** When the next code may be tried. */
  readonly blockedUntil: number
  readonly wipe: boolean
}

/** After the n-th wrong code in a row. */
export function afterWrong(failures: number, now: number): Verdict {
  const wait = failures < FREE ? 0 : (WAITS[failures - FREE] ?? 0)
  return { blockedUntil: wait > 0 ? now + wait : 0, wipe: failures >= MOST_TRIES }
}

/** Codes that anybody tries first: one digit repeated, digits in order, a pair or a triple repeated. */
export function isWeak(pin: string): boolean {
  if (!/^\d{6}$/.test(pin)) return true
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)
  return new Set(steps).size === 1 || /^(\d\d)\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin)
}
