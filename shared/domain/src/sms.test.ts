import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSms, encodeGsm7, senderFault, toE164, toGsm7 } from './sms.ts'

const times = (text: string, n: number) => text.repeat(n)

describe('how many SMS', () => {
  it.each([
    ['nothing', '', 'GSM7', 0, 1, 160],
    ['160 plain letters', times('a', 160), 'GSM7', 160, 1, 0],
    ['161 plain letters', times('a', 161), 'GSM7', 161, 2, 145],
    ['306', times('a', 306), 'GSM7', 306, 2, 0],
    ['307', times('a', 307), 'GSM7', 307, 3, 152],
    ['é è à ù, inside', 'éèàù', 'GSM7', 4, 1, 156],
    ['€, two septets', times('€', 80), 'GSM7', 160, 1, 0],
    ['an escape pair is not cut', `${times('a', 152)}€${times('a', 10)}`, 'GSM7', 164, 2, 141],
    ['ê, outside', 'fête', 'UCS2', 4, 1, 66],
    ['ç, outside, though Ç is inside', 'ça', 'UCS2', 2, 1, 68],
    ['the typographic apostrophe', 'l’élu', 'UCS2', 5, 1, 65],
    ['70 outside', times('ê', 70), 'UCS2', 70, 1, 0],
    ['71 outside', times('ê', 71), 'UCS2', 71, 2, 63],
    ['a surrogate pair is two units', '🏛', 'UCS2', 2, 1, 68],
    ['a surrogate pair is not cut', `${times('ê', 66)}🏛${times('ê', 5)}`, 'UCS2', 73, 2, 60],
  ] as const)('%s', (_, text, encoding, units, parts, left) => {
    expect(countSms(text)).toMatchObject({ encoding, units, parts, left })
  })

  it('names what makes a message cost twice', () => {
    expect(countSms('La fête de l’été').outside).toEqual(['ê', '’'])
    expect(countSms('Ordre du jour').outside).toEqual([])
  })

  it('never costs less for being longer, and never more once made plain', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ maxLength: 5 }),
        (text, more) => {
          expect(countSms(text + more).parts).toBeGreaterThanOrEqual(countSms(text).parts)
        },
      ),
    )
    const plain = toGsm7(
      'Convocation : séance du 18 décembre à 9 h 30, l’ordre du jour « complet » est prêt…',
    )
    expect(countSms(plain).encoding).toBe('GSM7')
    expect(plain).toBe(
      'Convocation : séance du 18 décembre à 9 h 30, l\'ordre du jour "complet" est prêt...'.replace(
        'ê',
        'e',
      ),
    )
  })
})

describe('the septets', () => {
  it.each([
    ['@', [0x00]],
    ['é', [0x05]],
    ['Ç', [0x09]],
    ['Æ', [0x1c]],
    [' ', [0x20]],
    ['¤', [0x24]],
    ['A', [0x41]],
    ['§', [0x5f]],
    ['¿', [0x60]],
    ['a', [0x61]],
    ['à', [0x7f]],
    ['€', [0x1b, 0x65]],
    ['{', [0x1b, 0x28]],
  ])('of « %s » (3GPP TS 23.038 §6.2.1)', (text, septets) => expect([...encodeGsm7(text)]).toEqual(septets))

  it('are as many as were counted', () => {
    const text = 'Séance à 9 h 30 : 1 € [annexe] ~'
    expect(encodeGsm7(text).length).toBe(countSms(text).units)
    expect(() => encodeGsm7('ê')).toThrow('INVALID_INPUT')
  })
})

describe('the sender', () => {
  it.each([
    ['DEPT47', null],
    ['LotGaronne', null],
    ['A1b', null],
    ['ab', 'TOO_SHORT'],
    ['LotEtGaronne', 'TOO_LONG'],
    ['Lot et G', 'NOT_ALPHANUMERIC'],
    ['Conseil-47', 'NOT_ALPHANUMERIC'],
    ['Élus47', 'NOT_ALPHANUMERIC'],
    ['38200', 'DIGITS_ONLY'],
  ])('%s: %s', (sender, fault) => expect(senderFault(sender)).toBe(fault))
})

describe('a number', () => {
  it.each([
    ['06 12 34 56 78', 'Europe/Paris', '+33612345678'],
    ['07.12.34.56.78', 'Europe/Paris', '+33712345678'],
    ['+33 (0)6 12 34 56 78', 'Europe/Paris', '+33612345678'],
    ['0033612345678', 'Europe/Paris', '+33612345678'],
    ['0690 12 34 56', 'America/Guadeloupe', '+590690123456'],
    ['0694 12 34 56', 'America/Cayenne', '+594694123456'],
    ['0696 12 34 56', 'America/Martinique', '+596696123456'],
    ['0692 12 34 56', 'Indian/Reunion', '+262692123456'],
    ['0639 12 34 56', 'Indian/Mayotte', '+262639123456'],
    ['0692 12 34 56', 'Europe/Paris', '+262692123456'],
    ['+33 692 12 34 56', 'Europe/Paris', '+262692123456'],
    ['87 12 34 56', 'Pacific/Tahiti', '+68987123456'],
    ['75 12 34', 'Pacific/Noumea', '+687751234'],
    ['82 12 34', 'Pacific/Wallis', '+681821234'],
    ['055 12 34', 'America/Miquelon', '+508551234'],
    ['+32 470 12 34 56', 'Europe/Paris', '+32470123456'],
  ])('%s in %s: %s', (text, zone, expected) => expect(toE164(text, zone)).toBe(expected))

  it.each([
    '05 53 12 34 56',
    '+33 5 53 12 34 56',
    '+590 590 12 34 56',
    '061234567',
    '',
    'portable',
    '87 12 34 56',
  ])('refuses « %s »', (text) => expect(() => toE164(text)).toThrow('INVALID_INPUT'))
})
