import { changeReport, createReport, type Report } from '@hemicycle/contract'
import { computed, type ComputedRef, onScopeDispose, reactive, ref, type Ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { call, idempotencyKey } from '../../api.ts'
import { isProblem, sentenceOf } from '../../common/problem.ts'
import type { OpenReport } from './useReport.ts'

export interface DraftForm {
  title: string
  department: string
  rapporteur: string
  /** Empty: without a meeting. */
  meetingId: string
}
export interface Draft {
  readonly form: DraftForm
  /** Fields that were filled from the file, until somebody types in them. */
  readonly read: Ref<ReadonlySet<string>>
  readonly state: ComputedRef<'SAVED' | 'SAVING' | 'FAILED' | 'NEW'>
  readonly problem: Ref<string | null>
  /** Everything typed so far is kept; the id of the report, made if need be. Null: it could not be. */
  readonly flush: () => Promise<string | null>
}

const PAUSE_MS = 700

/** What an author types, kept by itself a moment after each pause: nothing is lost by closing the page. */
export function useDraft({ report, desk, reload }: OpenReport): Draft {
  const router = useRouter()
  const form = reactive<DraftForm>({ title: '', department: '', rapporteur: '', meetingId: '' })
  const read = ref<ReadonlySet<string>>(new Set())
  const problem = ref<string | null>(null)
  const saving = ref(false)
  const kept = ref(JSON.stringify(form))
  const key = idempotencyKey()
  const dirty = computed(() => JSON.stringify(form) !== kept.value)
  let queue: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(() => report.value?.id, () => report.value && take(report.value), { immediate: true }) // prettier-ignore
  watch(desk, (now) => {
    if (now?.department && form.department === '') keep({ department: now.department })
  })
  watch(report, (now) => now && fill(now))
  watch(form, () => {
    clearTimeout(timer)
    if (dirty.value && report.value) timer = setTimeout(() => void flush(), PAUSE_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    if (dirty.value && report.value) void flush()
  })

  function keep(fields: Partial<DraftForm>): void {
    Object.assign(form, fields)
    kept.value = JSON.stringify(form)
  }
  /** The report as it was read, once: afterwards the form is ahead of it. */
  function take({ title, department, rapporteur, meeting }: Report): void {
    if (dirty.value) return
    keep({ title, department, rapporteur: rapporteur ?? '', meetingId: meeting?.id ?? '' })
  }
  /** What is still blank is filled from the report itself, and shown as read. */
  function fill({ documents, state }: Report): void {
    const found = documents.find((one) => one.kind === 'REPORT')?.read
    if (!found || state !== 'DRAFT') return
    for (const name of ['title', 'rapporteur', 'department'] as const)
      if (form[name].trim() === '' && found[name] && !read.value.has(name)) {
        form[name] = found[name]
        read.value = new Set([...read.value, name])
      }
  }

  const fields = () => ({
    title: form.title,
    department: form.department,
    rapporteur: form.rapporteur.trim() || null,
    meetingId: form.meetingId || null,
  })
  async function save(): Promise<string | null> {
    const sent = JSON.stringify(form)
    if (report.value && !dirty.value) return report.value.id
    saving.value = true
    try {
      const found = report.value
      const saved = found
        ? await change(found)
        : await call(createReport, fields(), { 'idempotency-key': key })
      report.value = saved
      ;[kept.value, problem.value] = [sent, null]
      if (!found) await router.replace({ name: 'report', params: { reportId: saved.id } })
      return saved.id
    } catch (error) {
      problem.value = sentenceOf(error)
      return null
    } finally {
      saving.value = false
    }
  }
  /** Somebody of the same direction wrote meanwhile: what is typed here is kept over it, field by field as shown. */
  async function change({ id, version }: Report): Promise<Report> {
    try {
      return await call(changeReport, { reportId: id, version, ...fields() })
    } catch (error) {
      if (!isProblem(error, 'STALE_VERSION')) throw error
      await reload()
      return call(changeReport, { reportId: id, version: report.value?.version ?? version, ...fields() })
    }
  }
  function flush(): Promise<string | null> {
    clearTimeout(timer)
    const next = queue.then(save)
    queue = next
    return next
  }
  return {
    form,
    read,
    problem,
    flush,
    state: computed(() => {
      if (saving.value) return 'SAVING'
      if (problem.value) return 'FAILED'
      return report.value ? (dirty.value ? 'SAVING' : 'SAVED') : 'NEW'
    }),
  }
}
