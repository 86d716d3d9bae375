import { listMyPublications, type MyPublication, notePublicationRead } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api.ts'

/** What is published for this person; read again at each visit of the extranet, shown at once from the last time. */
export const usePublications = defineStore('publications', () => {
  const list = shallowRef<readonly MyPublication[] | null>(null)

  const load = async (): Promise<void> => {
    list.value = (await call(listMyPublications, {})).publications
  }
  /** Says that it was opened; the list follows at once, the count of the office when it can. */
  const noteRead = async (id: string): Promise<void> => {
    list.value = list.value?.map((one) => (one.id === id ? { ...one, unread: false } : one)) ?? null
    await call(notePublicationRead, { publicationId: id }).catch(() => undefined)
  }
  const forget = (): void => {
    list.value = null
  }
  return { list, load, noteRead, forget }
})
