import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { isNetwork } from '../common/problem.ts'
import { fileOf } from './file.ts'
import type { Part } from './parts.ts'
import { type OpenDocument, openDocument } from './pdf.ts'

/** More than the pages drawn at once: short annexes follow each other closely. */
const MAX_OPEN = 6

export interface Documents {
  readonly get: (part: Part) => OpenDocument['pdf']
  /** Why something is missing (network, refusal), null when all is well. */
  readonly trouble: ShallowRef<unknown>
  readonly retry: () => void
  /** Grows at every retry: a page that failed tries again then. */
  readonly attempts: Ref<number>
}

/** The documents of a reader: opened when a page of theirs shows, the one left longest ago closed beyond a few. */
export function useDocuments(): Documents {
  const open = new Map<string, OpenDocument>()
  const trouble = shallowRef<unknown>(null)
  const attempts = ref(0)

  function get(part: Part): OpenDocument['pdf'] {
    const known = open.get(part.id)
    const one = known ?? openDocument(fileOf(part), (error) => (trouble.value = error))
    open.delete(part.id)
    open.set(part.id, one)
    if (!known) {
      one.pdf.catch((error: unknown) => {
        if (open.get(part.id) !== one) return
        // A page between the reports, out of reach: it says so itself, the reports are read on.
        if (part.kind !== 'BUNDLE' || !isNetwork(error)) trouble.value = error
        open.delete(part.id)
      })
      for (const [id, other] of open) {
        if (open.size <= MAX_OPEN) break
        open.delete(id)
        other.close()
      }
    }
    return one.pdf
  }
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
  return { get, trouble, retry, attempts }
}
