import { describe, expect, it } from 'vitest'
import { seal, unseal } from './secrets.ts'

const now = new Date('2026-11-24T09:00:00Z')
const value = { id: '7', purpose: 'FILE', expiresAt: now.getTime() + 1000 }
const later = new Date(now.getTime() + 1000)

describe('a sealed value', () => {
  const token = seal('secret', value)
  it('comes back whole for its purpose and time', () =>
    expect(unseal('secret', 'FILE', token, now)).toEqual(value))
  it.each([
    ['another secret', () => unseal('other', 'FILE', token, now)],
    ['another purpose', () => unseal('secret', 'LOGIN', token, now)],
    ['the time past', () => unseal('secret', 'FILE', token, later)],
    [
      'an altered value',
      () =>
        unseal(
          'secret',
          'FILE',
          `${Buffer.from(JSON.stringify({ ...value, id: '8' })).toString('base64url')}.${token.split('.')[1]}`,
          now,
        ),
    ],
    ['a cut signature', () => unseal('secret', 'FILE', token.slice(0, -1), now)],
    ['nothing', () => unseal('secret', 'FILE', '', now)],
  ])('is refused with %s', (_, open) => expect(open()).toBeNull())
})
