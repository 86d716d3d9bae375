import { createDispatch } from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillBody, type Product, readyMeeting, startProduct } from '../bench/dispatch-product.ts'
import { deliveries } from '../src/kernel/db/schema/index.ts'
import { asSystem } from '../src/kernel/db/tx.ts'
import { until } from './harness.ts'

// One dispatch of the size that the product is made for, counted where it arrives: what it takes in time is for the benchmark to say.
const RECIPIENTS = 10_000
let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => product.close())

it('convenes ten thousand by Redis and SMTP, each once', { timeout: 400_000 }, async () => {
  expect(product.backend).toBe('redis')
  const scene = await product.scene()
  await fillBody(product.deps, scene, RECIPIENTS)
  await scene.clerk.call(createDispatch, await readyMeeting(scene))
  const accepted = () =>
    asSystem(product.deps, (sql) => sql.$count(deliveries, eq(deliveries.state, 'ACCEPTED')))
  await until(async () => (await accepted()) === RECIPIENTS, 'ten thousand mails', 360_000)
  expect(product.taken.size).toBe(RECIPIENTS)
  expect([...product.taken.values()].filter((times) => times !== 1)).toEqual([])
})
