import { expect, it } from 'vitest'
import { recent } from './recent.ts'

it('reads once what several ask for, and lets go of the least lately used', async () => {
  const read: string[] = []
  const keep = recent<string>(2)
  const get = (key: string) => keep(key, async () => (read.push(key), key))
  expect(await Promise.all([get('a'), get('a'), get('b'), get('a')])).toEqual(['a', 'a', 'b', 'a'])
  await get('c')
  await get('a')
  await get('b')
  expect(read).toEqual(['a', 'b', 'c', 'b'])
})

it('forgets a reading that failed', async () => {
  const keep = recent<string>(2)
  await expect(keep('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await keep('a', () => Promise.resolve('now'))).toBe('now')
})
