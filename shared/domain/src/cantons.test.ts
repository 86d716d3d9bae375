import { expect, it } from 'vitest'
import { cantonsIn } from './cantons.ts'

const KNOWN = ['Aubrelle', 'Beaumarais', 'Crevin', 'Les Deux-Rives', 'Saint-Aubin']

it.each([
  ['Cession d’un terrain à Beaumarais', '', ['Beaumarais']],
  ['SECTORISATION DES COLLÈGES D’AUBRELLE', '', ['Aubrelle']],
  ['Collège des Deux-Rives', '', ['Les Deux-Rives']],
  ['Voirie de Crevinières', '', []],
  ['Voirie', 'Les travaux du canton de Crevin sont approuvés.', ['Crevin']],
  [
    'Voirie',
    'Dans les cantons d’Aubrelle et de Saint Aubin, le Département finance.',
    ['Aubrelle', 'Saint-Aubin'],
  ],
  ['Voirie', 'Vu la délibération du conseil municipal de Crevin,', []],
  ['Voirie', 'Une aide au canton.\nLe collège de Crevin est ouvert.', []],
  ['Aubrelle et Crevin', 'canton de Crevin', ['Aubrelle', 'Crevin']],
])('« %s » with « %s » concerns %j', (title, text, cantons) => {
  expect(cantonsIn(title, text, KNOWN)).toEqual(cantons)
})
