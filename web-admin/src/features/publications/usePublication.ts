import {
  changePublication,
  discardDraft,
  markPublication,
  type Publication,
  type PublicationFields,
  publishPublication,
  readPublication,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { computed, onScopeDispose, reactive, ref, watch } from 'vue'
import { call } from '../../api.ts'
import { sentenceOf } from '../../common/problem.ts'
import { say } from '../../common/say.ts'
import { useRead } from '../../common/useRead.ts'
import * as fr from '../../i18n/fr.ts'

const words = fr.publications
const WAIT_MS = 1500

/** A publication being written: its form, what differs from what is saved, and the acts on it. */
export function usePublication(id: () => string) {
  const { data, error, reload } = useRead(() => call(readPublication, { publicationId: id() }))
  const form = reactive<{ fields: PublicationFields | null }>({ fields: null })
  const saved = ref('')
  const version = ref(0)
  const busy = ref(false)
  const problem = ref<string | null>(null)
  const dirty = computed(() => form.fields !== null && JSON.stringify(form.fields) !== saved.value)

  function take(publication: Publication): void {
    data.value = publication
    form.fields = structuredClone(publication.fields)
    saved.value = JSON.stringify(form.fields)
    version.value = publication.version
    problem.value = null
  }
  // What others wrote is taken while nothing has been typed here; later, saving says so.
  watch(data, (publication) => {
    if (publication && !dirty.value && publication.version !== version.value) take(publication)
    else if (publication && form.fields === null) take(publication)
  })
  waitForFiles(data, reload)

  async function run(work: () => Promise<Publication>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      take(await work())
      say(done)
      return true
    } catch (failure) {
      const stale = failure instanceof Problem && failure.code === 'STALE_VERSION'
      problem.value = stale ? words.stale : sentenceOf(failure)
      return false
    } finally {
      busy.value = false
    }
  }
  const write = (): Promise<Publication> =>
    call(changePublication, {
      publicationId: id(),
      version: version.value,
      ...(form.fields as PublicationFields),
    })
  const save = (): Promise<boolean> => run(write, words.saved)
  const publish = (from: string | null, done: string, seen: string | null): Promise<boolean> =>
    run(async () => {
      const publication = dirty.value ? await write() : null
      if (publication) take(publication)
      const input = { publicationId: id(), version: version.value, from }
      return call(publishPublication, seen === null ? input : { ...input, personalData: seen })
    }, done)
  return {
    ...{ data, error, reload, form, dirty, busy, problem, save, publish },
    discard: () => run(() => call(discardDraft, { publicationId: id() }), words.discarded),
    mark: (marks: { pinned?: boolean; archived?: boolean }, done: string) =>
      run(() => call(markPublication, { publicationId: id(), ...marks }), done),
  }
}

/** A file is examined in a second or two: read again until none is waited for. */
function waitForFiles(data: { readonly value: Publication | null }, reload: () => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => data.value,
    (publication) => {
      clearTimeout(timer)
      if (publication?.documents.some((file) => file.state === 'RECEIVED'))
        timer = setTimeout(() => void reload(), WAIT_MS)
    },
  )
  onScopeDispose(() => clearTimeout(timer))
}
