import {
  changeProfile,
  chooseProfile,
  createProfile,
  listProfiles,
  type ProfileShown,
  readProfile,
  readProfileVersion,
  type ReadingProfile,
} from '@hemicycle/contract'
import { ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { call, idempotencyKey } from '../../api.ts'
import { say, sayProblem } from '../../common/say.ts'
import * as fr from '../../i18n/fr.ts'
import { useProfileForm } from './useProfileForm.ts'

const words = fr.profiles

/** One profile being written: what is kept of it, and its earlier versions. */
export function useProfile(id: () => string | undefined) {
  const [route, router] = [useRoute(), useRouter()]
  const kept = shallowRef<ProfileShown | null>(null)
  const standard = shallowRef<ReadingProfile | null>(null)
  const [error, busy] = [shallowRef<unknown>(null), ref(false)]
  const key = idempotencyKey()
  const writing = useProfileForm()
  const { form, show, profile } = writing

  function keep(saved: ProfileShown): void {
    kept.value = saved
    show(saved.profile, true)
  }
  async function read(): Promise<void> {
    try {
      standard.value = (await call(listProfiles, {})).standard
      const profileId = id()
      if (profileId) return keep(await call(readProfile, { profileId }))
      const { copie } = route.query
      const source =
        typeof copie === 'string' ? (await call(readProfile, { profileId: copie })).profile : standard.value
      show({ ...source, name: words.copied(source.name) })
    } catch (failure) {
      error.value = failure
    }
  }
  watch(id, (now) => (now === undefined || now !== kept.value?.id) && void read(), { immediate: true })

  const send = (content: ReadingProfile): Promise<ProfileShown> =>
    kept.value
      ? call(changeProfile, { profileId: kept.value.id, version: kept.value.version, profile: content })
      : call(createProfile, { profile: content }, { 'idempotency-key': key })
  async function save(andUse: boolean): Promise<void> {
    if (!form.value || busy.value) return
    busy.value = true
    try {
      const saved = await send(profile())
      if (andUse) await call(chooseProfile, { chosen: saved.id })
      keep({ ...saved, inUse: saved.inUse || andUse })
      say(andUse ? words.used(saved.name) : words.saved)
      if (id() !== saved.id) await router.replace({ name: 'profile', params: { profileId: saved.id } })
    } catch (failure) {
      writing.refuse(failure)
    }
    busy.value = false
  }
  function reset(): void {
    if (!standard.value || !form.value) return
    show({ ...standard.value, name: form.value.name })
    say(words.resetDone, { tone: 'info' })
  }
  async function restore(savedVersion: number): Promise<void> {
    if (!kept.value) return
    try {
      show((await call(readProfileVersion, { profileId: kept.value.id, savedVersion })).profile)
      say(words.restored(savedVersion), { tone: 'info' })
    } catch (failure) {
      sayProblem(failure)
    }
  }
  return { ...writing, kept, error, busy, read, save, reset, restore }
}
