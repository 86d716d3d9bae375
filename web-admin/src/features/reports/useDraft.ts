import type { Report } from '@hemicycle/contract'
import { computed, type ComputedRef, onScopeDispose, reactive, ref, type Ref, watch } from 'vue'
import { type DraftForm, type Keeping, useKeeping } from './useKeeping.ts'
import type { OpenReport } from './useReport.ts'

export interface Draft extends Pick<Keeping, 'problem' | 'flush'> {
  readonly form: DraftForm
  /** Fields that were filled from the file. */
  readonly read: Ref<ReadonlySet<string>>
  readonly state: ComputedRef<'SAVED' | 'SAVING' | 'FAILED' | 'NEW'>
}

const PAUSE_MS = 700

/** What an author types, kept by itself a moment after each pause: nothing is lost by closing the page. */
export function useDraft(open: OpenReport): Draft {
  const { report, desk } = open
  const form = reactive<DraftForm>({ title: '', department: '', rapporteur: '', meetingId: '' })
  const keeping = useKeeping(open, form)
  const { dirty, saving, problem, begun, keep, flush } = keeping
  const read = useReadFields(open, form)

  watch(() => report.value?.id, () => report.value && take(report.value), { immediate: true }) // prettier-ignore
  watch(desk, (now) => {
    if (now?.department && form.department === '') keep({ department: now.department })
  })
  /** The report as it was read, once: afterwards the form is ahead of it. */
  function take({ id, title, department, rapporteur, meeting }: Report): void {
    if (dirty.value || id === begun.value) return
    keep({ title, department, rapporteur: rapporteur ?? '', meetingId: meeting?.id ?? '' })
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  /** A report begins with its title, or with its first file. */
  const worthKeeping = (): boolean => dirty.value && (report.value !== null || form.title.trim() !== '')
  watch(form, () => {
    clearTimeout(timer)
    if (worthKeeping()) timer = setTimeout(() => void flush(), PAUSE_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    if (worthKeeping()) void flush()
  })
  const state = computed(() => {
    if (saving.value) return 'SAVING'
    if (problem.value) return 'FAILED'
    if (!report.value) return 'NEW'
    return dirty.value ? 'SAVING' : 'SAVED'
  })
  return { form, read, problem, flush, state }
}

/** Fills what is still blank from the report itself, once a field, and says which were: their author looks at them. */
function useReadFields({ report }: OpenReport, form: DraftForm): Ref<ReadonlySet<string>> {
  const read = ref<ReadonlySet<string>>(new Set())
  watch(report, (now) => {
    const found = now?.documents.find((one) => one.kind === 'REPORT')?.read
    if (!found || now?.state !== 'DRAFT') return
    for (const name of ['title', 'rapporteur', 'department'] as const)
      if (form[name].trim() === '' && found[name] && !read.value.has(name)) {
        form[name] = found[name]
        read.value = new Set([...read.value, name])
      }
  })
  return read
}
