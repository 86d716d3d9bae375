import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { openDocument, type PdfSource } from './open.ts'

/** The document to look at; it is closed, and its worker freed, as soon as another takes its place. */
export function usePdf(documentId: Ref<string | null>, source: PdfSource) {
  const pdf = shallowRef<PDFDocumentProxy | null>(null)
  const failed = ref(false)
  let task: PDFDocumentLoadingTask | null = null
  let turn = 0

  const close = (): void => {
    turn++
    pdf.value = null
    void task?.destroy()
    task = null
  }
  const open = async (id: string): Promise<void> => {
    const mine = turn
    try {
      const opening = await openDocument(source, id)
      // Closed before it opened: nobody waits for it any more, its refusal is no fault.
      if (mine !== turn) return void Promise.allSettled([opening.promise, opening.destroy()])
      task = opening
      const document = await opening.promise
      if (mine === turn) pdf.value = document
    } catch {
      if (mine === turn) failed.value = true
    }
  }
  // Going through the agenda with the arrows must not open every report on the way.
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    documentId,
    (id) => {
      clearTimeout(timer)
      close()
      failed.value = false
      if (id) timer = setTimeout(() => void open(id), 140)
    },
    { immediate: true },
  )
  const retry = (): void => {
    failed.value = false
    if (documentId.value) void open(documentId.value)
  }
  onScopeDispose(() => {
    clearTimeout(timer)
    close()
  })
  return { pdf, failed, retry }
}
