import { describe, expect, it } from 'vitest'
import { DISPATCH_KINDS, isMotive, KIND_FACTS, nextKind } from './dispatch-kinds.ts'

describe('the kinds of dispatch', () => {
  it.each([
    ['INITIAL', 'DRAFT', 'NOTICE', true],
    ['SUPPLEMENTARY', 'CONVENED', 'NOTICE', true],
    ['RECTIFICATION', 'CONVENED', 'NONE', true],
    ['URGENT', 'CONVENED', 'URGENCY', true],
    ['SECOND_CONVOCATION', 'CONVENED', 'SECOND', true],
    ['POSTPONEMENT', 'CONVENED', 'NOTICE', true],
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

describe('what a dispatch would be now', () => {
  const facts = {
    state: 'CONVENED',
    withoutQuorum: false,
    secondSent: false,
    moved: false,
    added: 0,
    changed: 0,
  } as const
  it.each([
    ['the first', { ...facts, state: 'DRAFT' as const, added: 3 }, 'INITIAL'],
    ['nothing new', facts, null],
    ['an item more', { ...facts, added: 1, changed: 2 }, 'SUPPLEMENTARY'],
    ['a file replaced', { ...facts, changed: 1 }, 'RECTIFICATION'],
    ['another date, and an item more', { ...facts, moved: true, added: 1 }, 'POSTPONEMENT'],
    ['after a missing quorum', { ...facts, withoutQuorum: true, moved: true }, 'SECOND_CONVOCATION'],
    [
      'an item more, after it',
      { ...facts, withoutQuorum: true, secondSent: true, added: 1 },
      'SUPPLEMENTARY',
    ],
    ['cancelled', { ...facts, state: 'CANCELLED' as const, added: 1 }, null],
    ['held', { ...facts, state: 'HELD' as const, added: 1 }, null],
  ])('%s', (_, given, kind) => expect(nextKind(given)).toBe(kind))
})
