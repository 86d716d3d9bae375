import { Problem } from '@hemicycle/domain'
import { computed, type ComputedRef, reactive, type Ref, ref, watch } from 'vue'
import { sentenceOf } from '../common/problem.ts'
import { say } from '../common/say.ts'
import * as fr from '../i18n/fr.ts'

export interface Sheet<Form extends object> {
  readonly form: Form
  /** By field, what the server or the screen does not accept. */
  readonly errors: Ref<Partial<Record<string, string>>>
  readonly problem: Ref<string | null>
  readonly busy: Ref<boolean>
  readonly dirty: ComputedRef<boolean>
  /** What is in the form is what is saved: for a work of several writes, after the one that saves it. */
  readonly kept: () => void
  /** Runs the work once; false when it was refused, the form being kept as typed. */
  readonly submit: (work: () => Promise<unknown>, done: string) => Promise<boolean>
}

/** A form that starts from `start` each time the sheet opens, knows whether it was changed, and shows refusals beside their field. */
export function useSheet<Form extends object>(opened: () => boolean, start: () => Form): Sheet<Form> {
  const form = reactive(start()) as Form
  const before = ref('')
  const errors = ref<Partial<Record<string, string>>>({})
  const problem = ref<string | null>(null)
  const busy = ref(false)
  const kept = (): void => void (before.value = JSON.stringify(form))
  const clear = (): void => {
    errors.value = {}
    problem.value = null
  }
  watch(
    opened,
    () => {
      Object.assign(form, start())
      kept()
      clear()
    },
    { immediate: true },
  )
  async function submit(work: () => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    clear()
    try {
      await work()
      kept()
      say(done)
      return true
    } catch (error) {
      errors.value = fieldsOf(error)
      problem.value = sentenceOf(error)
      return false
    } finally {
      busy.value = false
    }
  }
  const dirty = computed(() => JSON.stringify(form) !== before.value)
  return { form, errors, problem, busy, submit, dirty, kept }
}

/** « email », « members/3 », « /name »: the field that a violation names, with the sentence of its problem. */
function fieldsOf(error: unknown): Partial<Record<string, string>> {
  if (!(error instanceof Problem)) return {}
  const duplicate = error.code === 'DUPLICATE'
  const entries = error.violations.map(({ field }) => {
    const name = field.replace(/^\//, '').split('/')[0] ?? field
    return [name, duplicate ? fr.register.taken : (fr.register.wrong[name] ?? fr.register.wrongValue)]
  })
  return Object.fromEntries(entries) as Partial<Record<string, string>>
}
