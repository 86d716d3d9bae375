import { describe, expect, it } from 'vitest'
import { DISPATCH_KINDS } from './dispatch-kinds.ts'
import {
  checkLetter,
  defaultLetter,
  delayInWords,
  fieldsOf,
  MERGE_FIELDS,
  mergeLetter,
  type MergeValues,
} from './letter-words.ts'
import { ASSEMBLY_TYPES } from './regime-types.ts'

const values = Object.fromEntries(MERGE_FIELDS.map((field) => [field, `<${field}>`])) as MergeValues
const WHOLE = 'Ordre du jour : {instance} {date} {heure} {lieu} {qualite} {signataire}'

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
    ['no place', WHOLE.replace('{lieu}', ''), 'INITIAL', [['MISSING', 'lieu']]],
    ['nobody who signs', WHOLE.replace('{signataire}', ''), 'INITIAL', [['MISSING', 'signataire']]],
    ['no ordre du jour', WHOLE.replace('Ordre du jour', ''), 'INITIAL', [['MISSING', 'ordre du jour']]],
    ['urgency without its motive', WHOLE, 'URGENT', [['MISSING', 'motif']]],
    [
      'a second convocation that does not say so',
      WHOLE,
      'SECOND_CONVOCATION',
      [['MISSING', 'sans condition de quorum']],
    ],
    ['a cancellation needs no agenda', `${WHOLE.replace('Ordre du jour', '')} {motif}`, 'CANCELLATION', []],
  ] as const)('%s', (_, text, kind, faults) =>
    expect(checkLetter(text, kind).map(({ fault, field }) => [fault, field])).toEqual(faults),
  )

  it.each([
    [12, 'FRANC', 'Règlement intérieur, art. 4', '12 jours francs (Règlement intérieur, art. 4)'],
    [12, 'SIMPLE', 'CGCT, art. L3121-19', '12 jours (CGCT, art. L3121-19)'],
    [1, 'FRANC', 'CGCT, art. L2121-12', '1 jour franc (CGCT, art. L2121-12)'],
  ] as const)('says a delay and where it comes from: %i %s', (days, counting, article, said) =>
    expect(delayInWords({ days, counting, article })).toBe(said),
  )

  it('puts values in place and leaves what it does not know', () => {
    expect(mergeLetter('{ date } et {autre}', values)).toBe('<date> et {autre}')
  })
})
