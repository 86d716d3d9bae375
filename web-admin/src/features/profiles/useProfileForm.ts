import type { ReadingProfile } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { computed, ref, watch } from 'vue'
import { sentenceOf } from '../../common/problem.ts'
import * as fr from '../../i18n/fr.ts'
import { faultsOf, formOf, type ProfileForm, profileOf } from './lists.ts'

/** The words of a profile as they are typed, whether they were changed, and what is wrong beside the list where it is. */
export function useProfileForm() {
  const form = ref<ProfileForm | null>(null)
  const before = ref('')
  const faults = ref<Readonly<Record<string, string>>>({})
  const problem = ref<string | null>(null)

  function show(profile: ReadingProfile, kept = false): void {
    form.value = formOf(profile)
    faults.value = {}
    problem.value = null
    if (kept) before.value = JSON.stringify(form.value)
  }
  const profile = (): ReadingProfile => profileOf(form.value as ProfileForm)
  function refuse(failure: unknown): void {
    const violations = failure instanceof Problem ? failure.violations : []
    faults.value = faultsOf(violations, profile())
    problem.value = violations.length > 0 ? fr.profiles.faultsTitle(violations.length) : sentenceOf(failure)
  }
  // What was said of a list is no longer so once it is written otherwise.
  watch(
    () => form.value?.lists,
    (now, old) => {
      const left = Object.entries(faults.value).filter(([path]) => now?.[path] === old?.[path])
      if (left.length < Object.keys(faults.value).length) faults.value = Object.fromEntries(left)
      if (left.length === 0) problem.value = null
    },
  )
  const dirty = computed(() => form.value !== null && JSON.stringify(form.value) !== before.value)
  return { form, faults, problem, dirty, show, profile, refuse }
}
