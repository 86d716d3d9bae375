import { type Contract, type DocumentText, readDocumentText } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { call } from '../api.ts'
import type { Found, Place } from '../search/local.ts'
import { remembered } from '../vault/kept.ts'
import { recordsOpen } from '../vault/records.ts'
import { askVault } from '../vault/worker.ts'

const NOTHING: Found = { hits: [], total: 0 }

/** Texts of the files read, by file: they never change once known. */
export const useTexts = defineStore('texts', () => {
  const byId = shallowReactive(new Map<string, DocumentText>())

  /** The text that this device keeps, else null. */
  async function fromDevice(documentId: string): Promise<DocumentText | null> {
    if (!recordsOpen()) return null
    const kept = await askVault('text', { id: documentId }).catch(() => null)
    const text = kept ?? (await remembered<DocumentText>(readDocumentText as Contract, { documentId }))
    return text?.known ? text : null
  }
  async function load(documentId: string): Promise<DocumentText> {
    const known = byId.get(documentId)
    if (known) return known
    const text = (await fromDevice(documentId)) ?? (await call(readDocumentText, { documentId }))
    if (text.known) byId.set(documentId, text)
    return text
  }
  /** Brings the texts that the device keeps of these files to hand, while one is still thinking of the word. */
  async function bring(ids: readonly string[]): Promise<void> {
    if (recordsOpen()) await askVault('bringTexts', { ids }).catch(() => undefined)
  }
  /** Looks for words in the texts that the device keeps of these files. */
  async function search(places: readonly Place[], typed: string): Promise<Found> {
    return recordsOpen() ? askVault('search', { places, typed }).catch(() => NOTHING) : NOTHING
  }
  const forget = (): void => byId.clear()
  return { byId, load, bring, search, forget }
})
