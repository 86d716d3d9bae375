import type { LegalClock } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { clockWords } from './clock.ts'

const clock: LegalClock = {
  lastMoment: '2026-12-10T22:59:59.999Z',
  lastDate: '2026-12-10',
  recommendedDate: '2026-12-09',
  verdict: 'IN_TIME',
  rule: { days: 8, counting: 'SIMPLE', article: 'CGCT, art. L3121-19-1', toConfirm: true },
}
const words = (now: string, sent: { convenedAt?: string; frozenAt?: string } = {}) =>
  clockWords({ clock, convenedAt: null, frozenAt: null, ...sent }, 'Europe/Paris', new Date(now))

describe('the legal clock in words', () => {
  it.each([
    ['2026-12-01T09:00:00Z', 'quiet', 'Envoi légal avant le'],
    ['2026-12-09T09:00:00Z', 'warn', 'Envoi légal avant le'],
    ['2026-12-10T09:00:00Z', 'bad', 'Envoi légal avant le'],
    ['2026-12-10T23:30:00Z', 'bad', 'Délai légal passé'],
  ])('at %s', (now, tone, label) => expect(words(now)).toMatchObject({ tone, label }))

  it('cites what the delay comes from until the meeting is convened', () => {
    expect(words('2026-12-01T09:00:00Z').article).toBe('CGCT, art. L3121-19-1')
    const own = { ...clock, rule: { ...clock.rule, days: 12, article: 'Règlement intérieur, art. 4' } }
    const now = new Date('2026-12-01T09:00:00Z')
    const said = clockWords({ clock: own, convenedAt: null, frozenAt: null }, 'Europe/Paris', now)
    expect(said.article).toBe('Règlement intérieur, art. 4')
    expect(words('2026-12-11T09:00:00Z', { convenedAt: '2026-12-10T18:04:00Z' }).article).toBeUndefined()
  })

  it('advises the day that leaves a margin, until it has passed', () => {
    expect(words('2026-12-01T09:00:00Z').advised).toMatch(/9/u)
    expect(words('2026-12-10T09:00:00Z').advised).toBeUndefined()
  })

  it('puts a date, never « demain », after « avant le »', () => {
    const { when, until } = words('2026-12-09T09:00:00Z')
    expect(when).toMatch(/^demain, 23\sh\s59$/u)
    expect(until).toMatch(/^jeudi 10 décembre, 23\sh\s59$/u)
  })

  it('counts the day in the zone of the authority: half past midnight in Paris is too late', () => {
    expect(words('2026-12-10T23:30:00Z').left).toMatch(/^dépassé depuis/)
  })

  it('says by how much it was in time', () => {
    expect(words('2026-12-11T09:00:00Z', { convenedAt: '2026-12-10T18:04:00Z' })).toMatchObject({
      tone: 'ok',
      label: 'Convoquée',
    })
  })

  it('does not say « convoquée » before the documents can be read', () => {
    const asked = words('2026-12-10T18:05:00Z', { frozenAt: '2026-12-10T18:04:00Z' })
    expect(asked.label).not.toBe('Convoquée')
  })
})
