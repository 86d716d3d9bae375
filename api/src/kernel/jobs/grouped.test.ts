import { expect, it } from 'vitest'
import { grouped } from './grouped.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Work whose batches end when told. */
function byHand() {
  const open: { key: string; inputs: readonly number[]; end: (error?: Error) => void }[] = []
  const call = grouped<object, number, number>(
    (_deps, key, inputs) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(inputs.map((input) => input * 10)))
        open.push({ key, inputs, end })
      }),
  )
  const deps = {}
  return { open, ask: (input: number, key = 'a') => call(deps, key, input) }
}

it('writes together what is asked while another is being written, and gives each its own', async () => {
  const { open, ask } = byHand()
  const first = ask(1)
  await turn()
  const later = [ask(2), ask(3)]
  await turn()
  expect(open.map(({ inputs }) => inputs)).toEqual([[1]])
  open[0]!.end()
  expect(await first).toBe(10)
  await turn()
  expect(open[1]!.inputs).toEqual([2, 3])
  open[1]!.end()
  expect(await Promise.all(later)).toEqual([20, 30])
})

it('tries alone the calls of a batch that failed', async () => {
  const { open, ask } = byHand()
  const asked = Promise.allSettled([ask(1), ask(2)])
  await turn()
  open[0]!.end(new Error('one of them is bad'))
  await turn()
  open[1]!.end(new Error('this one'))
  await turn()
  open[2]!.end()
  const said = (await asked).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))
  expect(open.map(({ inputs }) => inputs)).toEqual([[1, 2], [1], [2]])
  expect(said).toEqual(['Error: this one', 20])
})

it('leaves connections to others: three keys at once, then those who waited longest', async () => {
  const { open, ask } = byHand()
  const asked = ['a', 'b', 'c', 'd', 'e'].map((key, index) => ask(index, key))
  await turn()
  expect(open.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
  open[1]!.end()
  await turn()
  expect(open.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd'])
  for (let index = 0; index < 5; index += 1) {
    open[index]?.end()
    await turn()
  }
  expect(await Promise.all(asked)).toEqual([0, 10, 20, 30, 40])
})
