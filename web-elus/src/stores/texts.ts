import { type Output, readDocumentText } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { call } from '../api.ts'

export type DocumentText = Output<typeof readDocumentText>

/** Texts of the files read, by file: they never change once known. */
export const useTexts = defineStore('texts', () => {
  const byId = shallowReactive(new Map<string, DocumentText>())
  async function load(documentId: string): Promise<DocumentText> {
    const known = byId.get(documentId)
    if (known) return known
    const text = await call(readDocumentText, { documentId })
    if (text.known) byId.set(documentId, text)
    return text
  }
  return { byId, load }
})
