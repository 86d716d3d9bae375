import { type Contract, type Output, readDocumentText } from '@hemicycle/contract'
import { withoutAccents } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { call } from '../api.ts'
import type { LocalText } from '../search/local.ts'
import { remembered } from '../vault/kept.ts'

export type DocumentText = Output<typeof readDocumentText>

/** Texts of the files read, by file: they never change once known. */
export const useTexts = defineStore('texts', () => {
  const byId = shallowReactive(new Map<string, DocumentText>())
  /** Without accents, for search: as many letters again, so only of what was searched. */
  const plainById = new Map<string, readonly string[]>()

  /** The text that this device keeps, else null. */
  async function fromDevice(documentId: string): Promise<DocumentText | null> {
    const known = byId.get(documentId)
    if (known) return known
    const text = await remembered<DocumentText>(readDocumentText as Contract, { documentId })
    if (!text?.known) return null
    byId.set(documentId, text)
    return text
  }
  async function load(documentId: string): Promise<DocumentText> {
    const here = await fromDevice(documentId)
    if (here) return here
    const text = await call(readDocumentText, { documentId })
    if (text.known) byId.set(documentId, text)
    return text
  }
  function plainOf(documentId: string): readonly string[] {
    const known = plainById.get(documentId)
    if (known) return known
    const plain = (byId.get(documentId)?.pages ?? []).map(withoutAccents)
    plainById.set(documentId, plain)
    return plain
  }
  /** What a search on the device looks through: null where the text is not at hand. */
  function textOf(documentId: string): LocalText | null {
    const pages = byId.get(documentId)?.pages
    return pages ? { pages, plain: plainOf(documentId) } : null
  }
  const forget = (): void => {
    byId.clear()
    plainById.clear()
  }
  return { byId, load, fromDevice, plainOf, textOf, forget }
})
