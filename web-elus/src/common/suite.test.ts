import { expect, it } from 'vitest'
import { safeSuite } from './suite.ts'

it.each([
  ['/seances/1?page=2', '/seances/1?page=2'],
  [['/seances/1', '/autre'], '/seances/1'],
  [undefined, '/'],
  ['', '/'],
  ['https://ailleurs.example', '/'],
  ['//ailleurs.example', '/'],
  ['/\\ailleurs.example', '/'],
  ['/connexion?suite=/', '/'],
  ['/lien#cle=abc', '/'],
  ['/liens-utiles', '/liens-utiles'],
])('follows %j to %s', (given, path) => {
  expect(safeSuite(given)).toBe(path)
})
