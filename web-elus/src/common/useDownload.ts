import { createLink } from '@hemicycle/contract'
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
  async function download(file: FileRef): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      const { url } = await call(createLink, { kind: file.kind, id: file.id, download: true })
      location.assign(url)
    } catch (error) {
      const action = { label: fr.common.retry, run: () => void download(file) }
      toasts.show({ text: sentenceOf(error), tone: 'bad', action })
    } finally {
      busy.value = false
    }
  }
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
  return { busy, download, view }
}
