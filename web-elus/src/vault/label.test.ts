import { expect, it } from 'vitest'
import { labelOf } from './label.ts'

it.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1', 5, 'iPhone', 'PHONE'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari/605.1.15', 5, 'iPad', 'TABLET'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari/605.1.15',
    0,
    'Ordinateur Mac',
    'COMPUTER',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130 Mobile Safari/537.36',
    5,
    'Téléphone Android',
    'PHONE',
  ],
  ['Mozilla/5.0 (Linux; Android 13; SM-X710) Chrome/130 Safari/537.36', 5, 'Tablette Android', 'TABLET'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130', 10, 'Ordinateur Windows', 'COMPUTER'],
  ['something else', 0, 'Ordinateur', 'COMPUTER'],
])('%s', (userAgent, maxTouchPoints, label, kind) =>
  // prettier-ignore
  expect(labelOf({ userAgent, maxTouchPoints })).toEqual({ label, kind }),
)
