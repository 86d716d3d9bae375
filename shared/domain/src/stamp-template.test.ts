import { describe, expect, it } from 'vitest'
import { fillStamp, stampError, USUAL_STAMP } from './stamp-template.ts'

describe('the template of the marks', () => {
  it.each([
    [USUAL_STAMP, null],
    ['{assemblee} – {page}', null],
    ['Dossier du conseil', null],
    ['', 'EMPTY'],
    ['   ', 'EMPTY'],
    ['n° {Numéro}', null],
    ['n° {nombre}', 'UNKNOWN_FIELD'],
    ['{}', 'UNKNOWN_FIELD'],
    ['{page', 'BRACE'],
    ['page}', 'BRACE'],
    ['{{page}}', 'BRACE'],
    ['é'.repeat(121), 'TOO_LONG'],
  ])('« %s »: %s', (template, error) => expect(stampError(template)).toBe(error))

  it('says what is known, and leaves the rest to the pages', () => {
    const facts = { instance: 'CP', assemblee: 'Commission permanente', date: '18/12/2026' }
    const rest = { numero: '{number}', page: '{page}', pages: '{pages}' }
    expect(fillStamp(USUAL_STAMP, facts, rest)).toBe('CP 18/12/2026 – Rapport n° {number} – {page}/{pages}')
    // A name that looks like a template stays a name.
    expect(fillStamp('{instance}', { ...facts, instance: '{page}' }, { ...rest, page: '3' })).toBe('{page}')
  })
})
