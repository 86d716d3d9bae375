import {
  comparePublication,
  type MyPublicationText,
  type Output,
  readMyPublication,
} from '@hemicycle/contract'
import { computed, nextTick, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { call } from '../../api.ts'
import { useRead } from '../../common/useRead.ts'
import { usePublications } from '../../stores/publications.ts'
import { useSession } from '../../stores/session.ts'

export type Changes = Output<typeof comparePublication>

/** One publication as it is read: the version in force or the one of the address (« ?version= »). Opening it notes that it was read. */
export function usePublication(id: () => string) {
  const route = useRoute()
  const session = useSession()
  const store = usePublications()
  const publication = shallowRef<MyPublicationText | null>(null)
  const asked = computed(() => Number(route.query['version']) || undefined)
  const { error, busy, reload } = useRead(async () => {
    const number = asked.value
    publication.value = await call(readMyPublication, { publicationId: id(), ...(number && { number }) })
    if (session.mayRead) void store.noteRead(id())
    await nextTick()
    const target = route.hash.slice(1)
    if (target) document.getElementById(decodeURIComponent(target))?.scrollIntoView()
  })
  watch([id, asked], () => void reload())
  const current = computed(() => publication.value?.versions[0]?.number ?? null)
  return { publication, current, error, busy, reload }
}

/** What changed since an earlier version, read when it is asked for. */
export function useChanges(publication: () => MyPublicationText | null) {
  const changes = shallowRef<Changes | null>(null)
  const since = shallowRef<number | null>(null)
  const read = async (from: number): Promise<void> => {
    const now = publication()
    if (!now) return
    since.value = from
    changes.value = null
    changes.value = await call(comparePublication, { publicationId: now.id, from, to: now.number })
  }
  const close = (): void => {
    since.value = null
    changes.value = null
  }
  return { changes, since, read, close }
}
