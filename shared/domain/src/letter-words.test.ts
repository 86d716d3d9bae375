import { describe, expect, it } from 'vitest'
import { DISPATCH_KINDS } from './dispatch-kinds.ts'
import {
  checkLetter,
  defaultLetter,
  fieldsOf,
  MERGE_FIELDS,
  mergeLetter,
  type MergeValues,
} from './letter-words.ts'
import { ASSEMBLY_TYPES } from './regime-types.ts'

const values = Object.fromEntries(MERGE_FIELDS.map((field) => [field, `<${field}>`])) as MergeValues
const WHOLE = 'Ordre du jour : {instance} {date} {heure} {lieu}'

describe('the words of a letter', () => {
  it.each(ASSEMBLY_TYPES.flatMap((type) => DISPATCH_KINDS.map((kind) => [type, kind] as const)))(
    'the product’s own say all that the law wants: %s %s',
    (type, kind) => {
      const text = defaultLetter(type, kind)
      expect(checkLetter(text, kind)).toEqual([])
      expect(fieldsOf(mergeLetter(text, values))).toEqual([])
    },
  )

  it.each([
    ['nothing is wrong', WHOLE, 'INITIAL', []],
    ['a field that does not exist', `${WHOLE} {prenom}`, 'INITIAL', [['UNKNOWN', 'prenom']]],
    ['no place', 'Ordre du jour : {instance} {date} {heure}', 'INITIAL', [['MISSING', 'lieu']]],
    ['no ordre du jour', '{instance} {date} {heure} {lieu}', 'INITIAL', [['MISSING', 'ordre du jour']]],
    ['urgency without its motive', WHOLE, 'URGENT', [['MISSING', 'motif']]],
    [
      'a second convocation that does not say so',
      WHOLE,
      'SECOND_CONVOCATION',
      [['MISSING', 'sans condition de quorum']],
    ],
    ['a cancellation needs no agenda', '{instance} {date} {heure} {lieu} {motif}', 'CANCELLATION', []],
  ] as const)('%s', (_, text, kind, faults) =>
    expect(checkLetter(text, kind).map(({ fault, field }) => [fault, field])).toEqual(faults),
  )

  it('puts values in place and leaves what it does not know', () => {
    expect(mergeLetter('{ date } et {autre}', values)).toBe('<date> et {autre}')
  })
})
