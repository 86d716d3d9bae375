import type { ConvocationItem } from '@hemicycle/contract'
import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'
import { type RouteLocationRaw, useRoute, useRouter } from 'vue-router'
import { isReadable, neighbour } from '../../agenda/groups.ts'
import { useNoted } from '../../agenda/useNoted.ts'
import { useLive } from '../../common/useLive.ts'
import { useRead } from '../../common/useRead.ts'
import {
  bundlePage,
  itemAt,
  itemOf,
  pagesOf,
  type Part,
  partsOfBundle,
  partsOfItem,
  startOf as startOfPart,
} from '../../reader/parts.ts'
import { useConvocations } from '../../stores/convocations.ts'

/** What the reader reads, where it is, and where it can go: one report, or the whole cahier. */
export function useReader(meetingId: () => string, itemId: () => string | undefined) {
  const convocations = useConvocations()
  const route = useRoute()
  const convocation = computed(() => convocations.byId.get(meetingId()) ?? null)
  const items = computed(() => convocation.value?.items ?? [])
  const asked = computed(() => items.value.find((item) => item.id === itemId() && isReadable(item)) ?? null)
  const parts = computed(() => {
    if (!convocation.value) return []
    if (!itemId()) return partsOfBundle(convocation.value)
    return asked.value ? partsOfItem(asked.value) : []
  })
  const page = ref(startOf(route.query['page']))
  const total = computed(() => pagesOf(parts.value))
  const inBundle = computed(() => (itemId() ? bundlePage(parts.value, page.value) : page.value))
  /** The report under the eyes: the one asked for, or the one the cahier is open at. */
  const here = computed(() =>
    asked.value ? { item: asked.value, page: page.value } : itemAt(items.value, inBundle.value),
  )
  const { error, busy, reload } = useRead(async () => {
    if (!convocation.value) await convocations.loadOne(meetingId())
    convocations.open(meetingId())
  })
  useLive(['dispatch'], meetingId, () => void convocations.loadOne(meetingId()).catch(() => undefined))
  useNoted(() => here.value && { itemId: here.value.item.id, page: here.value.page })

  followFromAddress(page, parts, itemId)
  followInAddress(page)

  const base = () => `/seances/${meetingId()}`
  const toItem = (item: ConvocationItem, at = 1): RouteLocationRaw =>
    itemId()
      ? { path: `${base()}/lire/${item.id}`, query: at > 1 ? { page: at } : {}, replace: true }
      : { path: `${base()}/cahier`, query: { page: item.firstPage + at - 1 }, replace: true }
  const around = (step: 1 | -1) => {
    if (here.value) return neighbour(items.value, here.value.item.id, step)
    return step > 0
      ? (items.value.find((item) => isReadable(item) && item.firstPage > inBundle.value) ?? null)
      : null
  }
  return {
    convocation,
    items,
    itemOf: (documentId: string): string | null => itemOf(items.value, documentId),
    asked,
    parts,
    page,
    total,
    inBundle,
    here,
    before: computed(() => around(-1)),
    after: computed(() => around(1)),
    toItem,
    error,
    busy,
    reload,
  }
}

/** A result of a search names a page of one file: where it is in the report is known once the report is. */
function followFromAddress(
  page: Ref<number>,
  parts: Readonly<Ref<readonly Part[]>>,
  itemId: () => string | undefined,
): void {
  const route = useRoute()
  const piece = () => route.query['piece']
  const go = (): void => {
    const index = parts.value.findIndex((part) => part.id === piece())
    page.value = startOf(route.query['page']) + (index > 0 ? startOfPart(parts.value, index) - 1 : 0)
  }
  watch(itemId, go)
  watch([parts, piece], () => piece() && parts.value.length > 0 && go(), { immediate: true, flush: 'sync' })
}

/** The address follows the reading, without a step in the history for every page. */
function followInAddress(page: Readonly<Ref<number>>): void {
  const route = useRoute()
  const router = useRouter()
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(page, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (startOf(route.query['page']) !== now) {
        void router.replace({ query: { ...route.query, piece: undefined, page: now } })
      }
    }, 400)
  })
  onScopeDispose(() => clearTimeout(timer))
}

/** The page asked for in the address, 1 when it says nothing usable. */
export function startOf(value: unknown): number {
  const page = Number(Array.isArray(value) ? value[0] : value)
  return Number.isInteger(page) && page > 0 ? page : 1
}
