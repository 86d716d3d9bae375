import type { DocumentText } from '@hemicycle/contract'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { bringTexts, forgetTexts, keepOnly, keepTexts, searchTexts, textOf, textsHere } from './texts.ts'
import { allRows, dropDatabase } from './database.ts'

const master = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'HKDF', false, ['deriveKey'])
const other = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(8), 'HKDF', false, ['deriveKey'])
const text = (documentId: string, ...pages: string[]): DocumentText => ({ documentId, known: true, recognised: false, pages }) // prettier-ignore
const [a, b, c] = [text('a', 'Aide aux communes', 'Rien'), text('b', 'Les communes'), text('c', 'La forêt')]
const places = ['a', 'b', 'c', 'missing'].map((documentId) => ({ itemId: `item ${documentId}`, documentId }))
const pagesFound = async (typed: string, key = master) =>
  (await searchTexts(key, places, typed)).hits.map((hit) => [hit.documentId, hit.page])

beforeAll(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})
beforeEach(async () => {
  await dropDatabase()
  forgetTexts()
  await keepTexts(master, [a, b])
  await keepTexts(master, [c])
})

it('finds words in the texts kept, in the order asked, and gives a text back as it came', async () => {
  expect(await pagesFound('commune ')).toEqual([['a', 1], ['b', 1]]) // prettier-ignore
  expect(await pagesFound('foret ')).toEqual([['c', 1]])
  expect(await textOf(master, 'b')).toEqual(b)
  expect(await textOf(master, 'missing')).toBeNull()
  expect(await textsHere(['a', 'missing', 'c'])).toEqual(['a', 'c'])
})

it('keeps them sealed: nothing of them is read with another key', async () => {
  expect(JSON.stringify(await allRows('records'))).not.toContain('commune')
  await bringTexts(other, ['a'])
  expect(await pagesFound('commune ', other)).toEqual([])
})

it('lets go of what is wanted no more, by the batch', async () => {
  await pagesFound('commune ')
  await keepOnly(['b'])
  expect(await textsHere(['a', 'b', 'c'])).toEqual(['a', 'b'])
  await keepOnly([])
  expect(await allRows('records')).toEqual([])
  expect(await pagesFound('commune ')).toEqual([])
})

it('keeps nothing at hand of what was being opened when it was forgotten', async () => {
  const opening = bringTexts(master, ['a', 'b', 'c'])
  forgetTexts()
  await opening
  await dropDatabase()
  expect(await pagesFound('commune ')).toEqual([])
})
