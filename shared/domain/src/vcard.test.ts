import { describe, expect, it } from 'vitest'
import { cardOf } from './vcard.ts'

describe('cardOf', () => {
  it('writes what is known and nothing else', () => {
    const card = { firstName: 'Claire', lastName: 'Vidalenc', organisation: 'Département de la Vallée' }
    expect(cardOf(card).split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Claire Vidalenc',
      'N:Vidalenc;Claire;;;',
      'ORG:Département de la Vallée',
      'END:VCARD',
      '',
    ])
  })

  it('escapes what the format keeps for itself, and keeps digits of telephones', () => {
    const card = cardOf({
      firstName: 'Anne',
      lastName: 'd’Aramon; x',
      organisation: 'Vallée, département',
      title: 'Présidente\nvice',
      phone: '+33 6 39 98 01 00',
      email: 'a@vallee.example',
    })
    expect(card).toContain('N:d’Aramon\\; x;Anne;;;')
    expect(card).toContain('ORG:Vallée\\, département')
    expect(card).toContain('TITLE:Présidente\\nvice')
    expect(card).toContain('tel:+33639980100')
  })
})
