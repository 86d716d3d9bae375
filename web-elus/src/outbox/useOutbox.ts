import { uuidv7 } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useSession } from '../stores/session.ts'
import { useVault } from '../stores/vault.ts'
import type { Entry } from './entry.ts'
import type { OperationInput, OperationName } from './operations.ts'
import { createSender } from './sender.ts'

/** EMPTY: all is with the service. SENDING: on its way. WAITING: no network. REFUSED: a person must look at it. */
export type OutboxState = 'EMPTY' | 'SENDING' | 'WAITING' | 'REFUSED'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

/** An id made on this device, for what it creates and for each request. */
export const newId = (): string => uuidv7(Date.now(), random)

/**
 * The one way out for what is done while reading: it is kept on the device first, then sent, once and in order, now or when the network
 * is back. Screens show what was done at once, and `state` says where it is.
 */
export const useOutbox = defineStore('outbox', () => {
  const session = useSession()
  const all = shallowRef<readonly Entry[]>([])
  const sender = createSender({
    userId: () => session.me?.userId ?? null,
    onChange: (now) => (all.value = now),
  })

  const entries = computed(() => all.value.filter((entry) => entry.userId === session.me?.userId))
  const refused = computed(() => entries.value.filter((entry) => entry.refusal !== null))
  const state = computed<OutboxState>(() => {
    if (refused.value.length > 0) return 'REFUSED'
    if (entries.value.length === 0) return 'EMPTY'
    return sender.sending.value ? 'SENDING' : 'WAITING'
  })
  const vault = useVault()
  watch([() => session.me?.userId, () => vault.isOpen], () => void sender.wake(), { immediate: true })
  /** Resolves once it is kept on this device; the service hears of it as soon as it can. */
  async function add<N extends OperationName>(
    operation: N,
    input: OperationInput<N>,
    about: string,
  ): Promise<void> {
    const userId = session.me?.userId
    if (!userId) return
    // A plain copy: what is stored must not be a reactive object.
    const plain = JSON.parse(JSON.stringify(input)) as Record<string, unknown>
    const madeAt = new Date().toISOString()
    await sender.add({
      id: newId(),
      userId,
      operation,
      input: plain,
      about,
      madeAt,
      attempts: 0,
      refusal: null,
    })
  }
  return {
    /** What waits for the person signed in, the oldest first: screens lay it over what the service last said. */
    entries,
    refused,
    state,
    lasting: sender.lasting,
    add,
    flush: sender.flush,
    retry: sender.retry,
    drop: sender.drop,
    onDone: sender.onDone,
  }
})
