import { describe, expect, it } from 'vitest'
import { factsOf } from './facts.ts'

const reader = { zone: 'Europe/Paris', now: new Date('2026-11-27T13:00:00Z') }

describe('the facts of an entry', () => {
  it.each([
    [{ state: 'WITHDRAWN' }, [{ label: 'état', value: 'Retiré' }]],
    [{ channel: 'EMAIL', purpose: 'REMINDER-2' }, [{ label: 'canal', value: 'courriel' }, { label: 'objet', value: 'relance' }]], // prettier-ignore
    [{ purpose: 'RULE-UNOPENED-1' }, [{ label: 'objet', value: 'rappel automatique' }]],
    [{ onDeviceAt: '2026-11-27T08:05:00.000Z' }, [{ label: 'geste fait sans réseau', value: 'aujourd’hui à 9\u00a0h\u00a005' }]], // prettier-ignore
    [{ date: '2026-12-14', meetingId: '01a2' }, [{ label: 'date', value: 'lundi 14 décembre 2026' }]],
    [{ state: 'NEVER_HEARD_OF' }, []],
  ])('%j', (facts, expected) => {
    expect(factsOf(facts, reader)).toEqual(expected)
  })
})
