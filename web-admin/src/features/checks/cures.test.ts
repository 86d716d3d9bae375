import type { DispatchCheck } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { curesOf, groupsOf, toPutRight } from './cures.ts'

type Target = DispatchCheck['targets'][number]
const check = (
  code: DispatchCheck['code'],
  severity: DispatchCheck['severity'],
  ...targets: Target[]
): DispatchCheck => ({ code, severity, blocking: severity === 'BLOCKING', count: targets.length, targets })
const none = { agenda: null, documents: [], councillors: [] }
const at = (kind: Target['kind'], field: Target['field'] = null): Target => ({ kind, id: 'x', field })

it('leads from each line to the place where it is put right', () => {
  const ways = [
    [check('FIELDS_TO_CHECK', 'DOUBTFUL', at('ITEM', 'title')), 'agenda', { rapport: 'x', champ: 'title' }],
    [check('ITEM_WITHOUT_FILE', 'DOUBTFUL', at('ITEM')), 'agenda', { rapport: 'x' }],
    [check('EMPTY_SECTION', 'ADVICE', at('SECTION')), 'agenda', { rubrique: 'x' }],
    [check('FILE_WITHOUT_ITEM', 'DOUBTFUL', at('DOCUMENT')), 'import', { fichier: 'x' }],
    [check('RECIPIENT_WITHOUT_ADDRESS', 'DOUBTFUL', at('COUNCILLOR')), 'councillors', { fiche: 'x' }],
    [check('NO_PLACE', 'BLOCKING', at('MEETING')), 'checks', { seance: 'modifier' }],
    [check('DEADLINE_PASSED', 'BLOCKING', at('MEETING')), 'dispatch', {}],
  ] as const
  for (const [line, name, query] of ways) {
    const [cure] = curesOf('m', line, none)
    expect(cure?.to).toMatchObject({ name, query })
    expect(cure?.name).not.toBe('')
  }
})

it('groups by gravity and counts what is to be put right, advice and the bundle apart', () => {
  const checks = [
    check('BUNDLE_NOT_READY', 'BLOCKING', at('MEETING')),
    check('NO_PLACE', 'BLOCKING', at('MEETING')),
    check('FIELDS_TO_CHECK', 'DOUBTFUL', at('ITEM', 'title'), at('ITEM', 'rapporteur')),
    check('RULE_TO_CONFIRM', 'ADVICE', at('MEETING')),
  ]
  expect(groupsOf(checks).map(({ severity, count }) => [severity, count])).toEqual([
    ['BLOCKING', 1],
    ['DOUBTFUL', 2],
    ['ADVICE', 1],
  ])
  expect(toPutRight(checks)).toBe(3)
  expect(toPutRight(checks.slice(3))).toBe(0)
})
