import { computed, type ComputedRef, type ShallowRef, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useRead } from '../common/useRead.ts'

export const NEW = 'nouveau'

export interface Register<Row> {
  readonly rows: ComputedRef<readonly Row[]>
  readonly loaded: ComputedRef<boolean>
  readonly error: ShallowRef<unknown>
  readonly reload: () => Promise<void>
  /** What is searched, kept in the address: a link to a list shows the same lines. */
  readonly text: WritableComputedRef<string>
  /** The row whose sheet is open; null while one is being added. */
  readonly row: ComputedRef<Row | null>
  readonly opened: ComputedRef<boolean>
  readonly open: (id: string) => void
  readonly close: () => void
}

/** A list and the sheet beside it, both in the address (« ?q= », « ?fiche= »): back closes the sheet, a link opens it. */
export function useRegister<Row extends { readonly id: string }>(
  read: () => Promise<readonly Row[]>,
): Register<Row> {
  const route = useRoute()
  const router = useRouter()
  const { data, error, reload } = useRead(read)
  const rows = computed(() => data.value ?? [])
  const asked = (name: string): string => {
    const value = route.query[name]
    return typeof value === 'string' ? value : ''
  }
  const go = (change: Record<string, string | undefined>, replace: boolean): void => {
    const query = { ...route.query, ...change }
    void (replace ? router.replace({ query }) : router.push({ query }))
  }
  const row = computed(() => rows.value.find(({ id }) => id === asked('fiche')) ?? null)
  return {
    rows,
    error,
    reload,
    row,
    loaded: computed(() => data.value !== null),
    text: computed({ get: () => asked('q'), set: (q) => go({ q: q || undefined }, true) }),
    opened: computed(() => asked('fiche') === NEW || row.value !== null),
    open: (id) => go({ fiche: id }, false),
    close: () => go({ fiche: undefined }, true),
  }
}
