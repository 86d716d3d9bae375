import type { SittingItem } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { allFor, byGroup, countsOf, foreseen, type Member, NO_VOTES, restFor } from './ballot.ts'

const member = (id: string, group: string | null): Member => ({
  id,
  civility: 'M',
  firstName: 'A',
  lastName: id,
  group,
})
const room = [member('a', 'G1'), member('b', 'G2'), member('c', 'G1'), member('d', null)]

it('counts everybody for, but those who said otherwise', () => {
  const choices = allFor(room, { b: 'AGAINST', d: 'ABSTAIN', gone: 'AGAINST' })
  expect(countsOf(choices)).toEqual({ ...NO_VOTES, FOR: 2, AGAINST: 1, ABSTAIN: 1 })
  expect(restFor(4, { ...NO_VOTES, AGAINST: 1 })).toMatchObject({ FOR: 3 })
  expect(restFor(1, { ...NO_VOTES, AGAINST: 3 })).toMatchObject({ FOR: 0 })
})

it('groups the assembly in its own order', () => {
  expect(byGroup(room).map(({ group, members }) => [group, members.map(({ id }) => id).join('')])).toEqual([
    ['G1', 'ac'],
    ['G2', 'b'],
    [null, 'd'],
  ])
})

it('foresees what the service will say', () => {
  const item = (reached: boolean) => ({ quorum: { reached } }) as SittingItem
  const tie = {
    ballot: 'SHOW_OF_HANDS' as const,
    tally: { ...NO_VOTES, FOR: 2, AGAINST: 2 },
    president: 'FOR' as const,
  }
  expect(foreseen(item(true), tie)).toMatchObject({ adopted: true, reason: 'CASTING_VOTE' })
  expect(foreseen(item(false), tie)).toMatchObject({ adopted: false, reason: 'NO_QUORUM' })
})
