import { type ShallowRef, shallowRef, triggerRef } from 'vue'
import type { Held } from '../vault/shared/messages.ts'
import { askVault, onProgress } from '../vault/worker.ts'

/** Between two looks at what has come: a file of one chunk takes a few ms, the screen that counts it more. */
export const LOOK_MS = 250

/** The files of the device as the vault's thread tells of them. */
export function useHeld() {
  let once: Promise<void> | null = null
  const map = shallowRef(new Map<string, Held>())
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    timer = undefined
    triggerRef(map)
  }
  const put = (one: Held): void => {
    map.value.set(one.id, one)
    timer ??= setTimeout(look, LOOK_MS)
  }
  onProgress(({ id, here }) => {
    const known = map.value.get(id)
    if (known) put({ ...known, here })
  })
  const list = async (): Promise<void> => {
    map.value = new Map((await askVault('list', {})).map((one) => [one.id, one]))
  }
  const read = (): Promise<void> => (once = list())
  /** The length of a document that is here whole, else null. Asked before anything was listed, it waits for the list. */
  const lengthOf = async (documentId: string): Promise<number | null> => {
    await (once ?? read())
    const one = map.value.get(documentId)
    return one?.whole ? one.bytes : null
  }
  // Itself, not a computed value of it: the same map, one file longer, would be taken for unchanged.
  const held: Readonly<ShallowRef<ReadonlyMap<string, Held>>> = map
  return { held, put, read, lengthOf }
}
