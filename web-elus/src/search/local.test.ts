import type { Convocation } from '@hemicycle/contract'
import { withoutAccents } from '@hemicycle/domain'
import { expect, it } from 'vitest'
import { placesOf, searchHere } from './local.ts'

const item = (id: string, ...documents: string[]) => ({
  id,
  documents: documents.map((one) => ({ id: one })),
})
const texts: Record<string, string[]> = {
  r: ['Aide aux communes rurales', 'Rien ici'],
  x: ['Les subventions attribuées'],
}

const textOf = (id: string) => {
  const pages = texts[id]
  return pages ? { pages, plain: pages.map(withoutAccents) } : null
}

it('finds pages in the order of the agenda, in the texts that are here only', () => {
  const items = [item('a', 'r', 'missing'), item('b', 'x')]
  const places = placesOf({ items } as unknown as Convocation)
  const search = (typed: string) =>
    searchHere(places, textOf, typed).hits.map((hit) => [hit.itemId, hit.documentId, hit.page])
  expect(search('commune ')).toEqual([['a', 'r', 1]])
  expect(search('attribution subv')).toEqual([['b', 'x', 1]])
  expect(search('forêt')).toEqual([])
  expect(search(' ')).toEqual([])
})
