import { createLink, createMyEditionLink } from '@hemicycle/contract'
import { useToasts } from '@hemicycle/ui'
import { ref } from 'vue'
import { call } from '../api.ts'
import * as fr from '../i18n/fr.ts'
import { sentenceOf } from './problem.ts'

export interface FileRef {
  readonly kind: 'DOCUMENT' | 'BUNDLE' | 'PUBLICATION'
  readonly id: string
}

/** Saves a file under its own name: the address is asked for at the moment of the tap, since it expires. */
export function useDownload() {
  const toasts = useToasts()
  const busy = ref(false)
  async function save(ask: () => Promise<{ readonly url: string }>): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      const { url } = await ask()
      location.assign(url)
    } catch (error) {
      const action = { label: fr.common.retry, run: () => void save(ask) }
      toasts.show({ text: sentenceOf(error), tone: 'bad', action })
    } finally {
      busy.value = false
    }
  }
  const download = ({ kind, id }: FileRef) => save(() => call(createLink, { kind, id, download: true }))
  /** The cahier with its large pictures made smaller: put together while it comes, so that nobody knows its weight before. */
  const downloadLight = (meetingId: string) =>
    save(() => call(createMyEditionLink, { meetingId, edition: 'LIGHT' }))
  /** In its own tab, where the browser prints it. The tab is opened at once: later, it would be taken for an intruder. */
  async function view(file: FileRef): Promise<void> {
    const tab = globalThis.open('', '_blank')
    try {
      const { url } = await call(createLink, { kind: file.kind, id: file.id })
      if (tab) tab.location.href = url
      else location.assign(url)
    } catch (error) {
      tab?.close()
      toasts.show({ text: sentenceOf(error), tone: 'bad' })
    }
  }
  return { busy, download, downloadLight, view }
}
