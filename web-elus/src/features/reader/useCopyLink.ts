import { useToasts } from '@hemicycle/ui'
import { useRouter } from 'vue-router'
import * as fr from '../../i18n/fr.ts'

/** The address of the page being read, to send to a colleague: whoever was not convened cannot open it. */
export function useCopyLink(page: () => number): () => Promise<void> {
  const router = useRouter()
  const toasts = useToasts()
  return async () => {
    const { path } = router.currentRoute.value
    const copied = await navigator.clipboard
      ?.writeText(`${location.origin}${path}?page=${page()}`)
      .then(() => true)
      .catch(() => false)
    if (copied) toasts.show({ text: fr.reader.linkCopied, tone: 'ok' })
    else toasts.show({ text: fr.reader.linkNotCopied, tone: 'warn' })
  }
}
