/** The only source of the present moment. Tests inject one that stands still. */
export interface Clock {
  now(): Date
}
export const systemClock: Clock = { now: () => new Date() }
