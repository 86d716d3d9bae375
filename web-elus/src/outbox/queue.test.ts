import { Problem, type ProblemCode, uuidv7 } from '@hemicycle/domain'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { createQueue } from './queue.ts'
import { dropDeviceEntries, type EntryStore, memoryStore, openEntryStore, resealEntries } from './store.ts'

const entry = (time: number, more: Partial<Entry> = {}): Entry => ({
  id: uuidv7(time, (length) => new Uint8Array(length)),
  userId: 'u',
  operation: 'saveMark',
  input: { time },
  about: `about ${time}`,
  madeAt: new Date(time).toISOString(),
  attempts: 0,
  refusal: null,
  ...more,
})

/** A service that remembers each key, as the real one does, and a network that fails when told to. */
function service() {
  const done = new Map<string, Entry>()
  let fault: ((entry: Entry) => 'BEFORE' | 'AFTER' | ProblemCode | null) | null = null
  return {
    done,
    fail: (how: typeof fault) => (fault = how),
    send: async (one: Entry): Promise<unknown> => {
      await Promise.resolve()
      const what = fault?.(one)
      if (what === 'BEFORE') throw new TypeError('network')
      if (what && what !== 'AFTER') throw new Problem(what)
      if (!done.has(one.id)) done.set(one.id, one)
      if (what === 'AFTER') throw new TypeError('the reply was lost')
      return { ok: one.id }
    },
  }
}

const stores: [string, () => Promise<EntryStore>][] = [
  ['in memory', () => Promise.resolve(memoryStore())],
  ['in IndexedDB', () => openEntryStore(new IDBFactory())],
]

describe.each(stores)('the outgoing queue %s', (_, open) => {
  let store: EntryStore
  let server: ReturnType<typeof service>
  let heard: string[]
  let queue: ReturnType<typeof createQueue>
  const opened = () =>
    createQueue({
      store,
      send: server.send,
      onDone: (one) => heard.push(one.id),
      onChange: () => undefined,
    })
  beforeEach(async () => {
    store = await open()
    server = service()
    heard = []
    queue = opened()
  })

  it('sends in the order things were done, then keeps nothing', async () => {
    for (const time of [3, 1, 2]) await queue.add(entry(time))
    expect(await queue.flush('u')).toBe(true)
    expect([...server.done.values()].map((one) => one.input['time'])).toEqual([1, 2, 3])
    expect(await store.all()).toEqual([])
    expect(heard).toHaveLength(3)
  })

  it('keeps all without a network, and sends once it is back, even after the page was closed', async () => {
    await queue.add(entry(1))
    await queue.add(entry(2))
    server.fail(() => 'BEFORE')
    expect(await queue.flush('u')).toBe(false)
    expect((await store.all()).map((one) => one.attempts)).toEqual([1, 0])
    server.fail(null)
    expect(await opened().flush('u')).toBe(true)
    expect(server.done.size).toBe(2)
  })

  it('does once what was done although its reply was lost', async () => {
    await queue.add(entry(1))
    server.fail(() => 'AFTER')
    await queue.flush('u')
    server.fail(null)
    await queue.flush('u')
    expect([...server.done.keys()]).toEqual([entry(1).id])
    expect(heard).toEqual([entry(1).id])
  })

  it('replaces what was not sent by what was done later about the same, and never what may have arrived', async () => {
    await queue.add(entry(1, { about: 'note' }))
    await queue.add(entry(2, { about: 'note' }))
    expect((await store.all()).map((one) => one.input['time'])).toEqual([2])
    server.fail(() => 'AFTER')
    await queue.flush('u')
    await queue.add(entry(3, { about: 'note' }))
    expect((await store.all()).map((one) => one.input['time'])).toEqual([2, 3])
  })

  it('sets a refused entry aside for the person, and goes on with the others', async () => {
    await queue.add(entry(1))
    await queue.add(entry(2))
    server.fail((one) => (one.input['time'] === 1 ? 'NOT_FOUND' : null))
    expect(await queue.flush('u')).toBe(true)
    expect((await store.all()).map((one) => one.refusal)).toEqual(['NOT_FOUND'])
    server.fail(null)
    await queue.retry(entry(1).id)
    await queue.flush('u')
    expect(await store.all()).toEqual([])
  })

  it('waits while the service is down or the session over', async () => {
    await queue.add(entry(1))
    for (const code of ['UNAVAILABLE', 'INTERNAL', 'NOT_SIGNED_IN', 'TOO_MANY_REQUESTS'] as const) {
      server.fail(() => code)
      expect(await queue.flush('u')).toBe(false)
    }
    expect((await store.all()).map((one) => one.refusal)).toEqual([null])
  })

  it('sends for the person signed in only', async () => {
    await queue.add(entry(1, { userId: 'somebody else' }))
    expect(await queue.flush('u')).toBe(true)
    expect(server.done.size).toBe(0)
    expect(await store.all()).toHaveLength(1)
  })
})

describe('on the disk', () => {
  const rows = async (factory: IDBFactory): Promise<unknown[]> => {
    const opened = factory.open('hemicycle-outbox')
    await new Promise((resolve) => (opened.onsuccess = resolve))
    const all = opened.result.transaction('sealed').objectStore('sealed').getAll()
    await new Promise((resolve) => (all.onsuccess = resolve))
    opened.result.close()
    return all.result
  }
  const aKey = () =>
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const secret = entry(1, { input: { text: 'une note à moi' } })

  it('nothing can be read of what waits', async () => {
    const factory = new IDBFactory()
    await (await openEntryStore(factory)).put(secret)
    const [row] = await rows(factory)
    expect(Object.keys(row as object).sort()).toEqual(['by', 'data', 'id', 'iv'])
    const { data } = row as { data: ArrayBuffer }
    expect(new TextDecoder().decode(data)).not.toContain('note')
    expect(await (await openEntryStore(factory)).all()).toEqual([secret])
  })

  it('what a device sealed shows only while it is open, and goes with its key', async () => {
    const factory = new IDBFactory()
    const key = await aKey()
    let open: CryptoKey | null = key
    const store = await openEntryStore(factory, () => open)
    await store.put(secret)
    expect(await store.all()).toEqual([secret])
    open = null
    expect(await store.all()).toEqual([])
    open = await aKey()
    expect(await store.all()).toEqual([])
    await dropDeviceEntries(factory)
    open = key
    expect(await store.all()).toEqual([])
    expect(await rows(factory)).toEqual([])
  })

  it('what the browser kept goes under the key of the device once there is one', async () => {
    const factory = new IDBFactory()
    await (await openEntryStore(factory)).put(secret)
    const key = await aKey()
    await resealEntries(() => key, factory)
    expect(await (await openEntryStore(factory, () => null)).all()).toEqual([])
    expect(await (await openEntryStore(factory, () => key)).all()).toEqual([secret])
  })
})

it('lives in memory where the browser refuses a database', async () => {
  const refusing = {
    open: () => {
      throw new Error('SecurityError')
    },
  } as unknown as IDBFactory
  expect((await openEntryStore(refusing)).lasting).toBe(false)
})
