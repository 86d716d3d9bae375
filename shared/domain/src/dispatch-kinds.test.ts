import { describe, expect, it } from 'vitest'
import { DISPATCH_KINDS, isMotive, KIND_FACTS } from './dispatch-kinds.ts'

describe('the kinds of dispatch', () => {
  it.each([
    ['INITIAL', 'DRAFT', 'NOTICE', true],
    ['SUPPLEMENTARY', 'CONVENED', 'NOTICE', true],
    ['RECTIFICATION', 'CONVENED', 'NONE', true],
    ['URGENT', 'CONVENED', 'URGENCY', true],
    ['SECOND_CONVOCATION', 'CONVENED', 'SECOND', true],
    ['CANCELLATION', 'CONVENED', 'NONE', false],
    ['COPY_INFORMATION', 'HELD', 'NONE', true],
  ] as const)('%s leaves from %s, delay %s', (kind, state, delay, carriesAgenda) => {
    expect(KIND_FACTS[kind]).toMatchObject({ delay, carriesAgenda })
    expect(KIND_FACTS[kind].from).toContain(state)
  })

  it('never sends anything for a cancelled meeting, and asks a motive only for urgency', () => {
    for (const kind of DISPATCH_KINDS) {
      expect(KIND_FACTS[kind].from).not.toContain('CANCELLED')
      expect(KIND_FACTS[kind].urgent).toBe(kind === 'URGENT')
    }
  })

  it.each([
    ['', false],
    ['urgent', false],
    ['                          ', false],
    ['Rupture de la digue de Layrac le 3 décembre', true],
  ])('motive « %s »: %s', (text, enough) => expect(isMotive(text)).toBe(enough))
})
