import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { isNetwork } from '../common/problem.ts'
import { fileOf } from './file.ts'
import type { Part } from './parts.ts'
import { type OpenDocument, openDocument } from './pdf.ts'

/** More than the pages drawn at once and the one to come: short annexes follow each other closely. */
const MAX_OPEN = 7

export interface Documents {
  readonly get: (part: Part) => OpenDocument['pdf']
  /** Makes known a page (inside its file, from 1) that will soon be asked for; what does not come is said only once it is. */
  readonly ahead: (part: Part, inner: number) => void
  /** Why something is missing (network, refusal), null when all is well. */
  readonly trouble: ShallowRef<unknown>
  readonly retry: () => void
  /** Grows at every retry: a page that failed tries again then. */
  readonly attempts: Ref<number>
}

/** The documents of a reader: opened when a page of theirs shows, the one left longest ago closed beyond a few. */
export function useDocuments(): Documents {
  const open = new Map<string, OpenDocument>()
  const asked = new Set<string>()
  const trouble = shallowRef<unknown>(null)
  const attempts = ref(0)

  function get(part: Part): OpenDocument['pdf'] {
    asked.add(part.id)
    return opened(part)
  }
  function opened(part: Part): OpenDocument['pdf'] {
    const known = open.get(part.id)
    const one = known ?? openDocument(fileOf(part), (error) => hear(part, error))
    open.delete(part.id)
    open.set(part.id, one)
    if (known) return one.pdf
    one.pdf.catch((error: unknown) => {
      if (open.get(part.id) !== one) return
      // A page between the reports, out of reach: it says so itself, the reports are read on.
      if (part.kind !== 'BUNDLE' || !isNetwork(error)) hear(part, error)
      open.delete(part.id)
    })
    closeOldest()
    return one.pdf
  }
  function hear(part: Part, error: unknown): void {
    if (asked.has(part.id)) trouble.value = error
    else if (error) close(part.id)
  }
  function close(id: string): void {
    const one = open.get(id)
    open.delete(id)
    one?.close()
  }
  function closeOldest(): void {
    for (const id of open.keys()) {
      if (open.size <= MAX_OPEN) break
      close(id)
    }
  }
  async function read(part: Part, inner: number): Promise<void> {
    const isNew = !open.has(part.id)
    const page = await (await opened(part)).getPage(part.from + inner - 1)
    // The fonts of a file, which take longest, are read for a text as they are to draw it; its pictures are not.
    if (isNew) await page.getTextContent()
  }
  const ahead = (part: Part, inner: number): void => void read(part, inner).catch(() => undefined)
  const retry = (): void => {
    trouble.value = null
    for (const one of open.values()) one.retry()
    attempts.value++
  }
  globalThis.addEventListener('online', retry)
  onScopeDispose(() => {
    globalThis.removeEventListener('online', retry)
    for (const one of open.values()) one.close()
    open.clear()
  })
  return { get, ahead, trouble, retry, attempts }
}
