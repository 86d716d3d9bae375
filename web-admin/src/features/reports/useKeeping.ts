import { changeReport, createReport, type Report } from '@hemicycle/contract'
import { computed, type ComputedRef, onScopeDispose, ref, type Ref } from 'vue'
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
export interface Keeping {
  readonly dirty: ComputedRef<boolean>
  readonly saving: Ref<boolean>
  readonly problem: Ref<string | null>
  /** The report that was begun here: the form is ahead of it from the start. */
  readonly begun: Ref<string | null>
  /** Takes fields that the server already has. */
  readonly keep: (fields: Partial<DraftForm>) => void
  /** Everything typed so far is kept; the id of the report, made if need be. Null: it could not be. */
  readonly flush: () => Promise<string | null>
}

const fieldsOf = ({ title, department, rapporteur, meetingId }: DraftForm) => ({
  title,
  department,
  rapporteur: rapporteur.trim() || null,
  meetingId: meetingId || null,
})

/** Sends what was typed, one request at a time; the first one makes the report, and gives the page its address. */
export function useKeeping(open: OpenReport, form: DraftForm): Keeping {
  const { report } = open
  const router = useRouter()
  const problem = ref<string | null>(null)
  const saving = ref(false)
  const begun = ref<string | null>(null)
  const kept = ref(JSON.stringify(form))
  const dirty = computed(() => JSON.stringify(form) !== kept.value)
  const key = idempotencyKey()
  let queue: Promise<unknown> = Promise.resolve()
  let left = false
  onScopeDispose(() => (left = true))

  async function save(): Promise<string | null> {
    const sent = JSON.stringify(form)
    if (report.value && !dirty.value) return report.value.id
    saving.value = true
    try {
      report.value = report.value ? await change(open, form) : await begin()
      kept.value = sent
      problem.value = null
      return report.value.id
    } catch (error) {
      problem.value = sentenceOf(error)
      return null
    } finally {
      saving.value = false
    }
  }
  async function begin(): Promise<Report> {
    const made = await call(createReport, fieldsOf(form), { 'idempotency-key': key })
    begun.value = made.id
    report.value = made
    if (!left) await router.replace({ name: 'report', params: { reportId: made.id } })
    return made
  }
  return {
    dirty,
    saving,
    problem,
    begun,
    keep: (fields) => {
      Object.assign(form, fields)
      kept.value = JSON.stringify(form)
    },
    flush: () => {
      const next = queue.then(save)
      queue = next
      return next
    },
  }
}

/** Somebody of the same direction wrote meanwhile: what is typed here is kept over it, field by field as shown. */
async function change({ report, reload }: OpenReport, form: DraftForm): Promise<Report> {
  const send = (): Promise<Report> => {
    const { id, version } = report.value as Report
    return call(changeReport, { reportId: id, version, ...fieldsOf(form) })
  }
  try {
    return await send()
  } catch (error) {
    if (!isProblem(error, 'STALE_VERSION')) throw error
    await reload()
    return send()
  }
}
