import type { DocumentRow } from '@hemicycle/contract'
import { isBusy, type Upload } from './queue.ts'

/** One line of the table: a file on its way, or a document that the server knows. */
export type FileRow =
  | { readonly kind: 'UPLOAD'; readonly key: string; readonly upload: Upload }
  | {
      readonly kind: 'DOCUMENT'
      readonly key: string
      readonly document: DocumentRow
      /** Into how many pieces it was cut. */
      readonly pieces: number
      /** The item of the first of them. */
      readonly piecesItem: string | null
    }

export interface FileGroups {
  readonly running: readonly FileRow[]
  readonly refused: readonly FileRow[]
  readonly imported: readonly FileRow[]
  /** Uploads that need a word: failed on the way, refused at once, or already here. */
  readonly failed: readonly Upload[]
  readonly duplicates: readonly Upload[]
  readonly refusedUploads: readonly Upload[]
}

/** Groups what is on screen. A file that has arrived is shown as the server's document, never twice. */
export function groupFiles(queue: readonly Upload[], documents: readonly DocumentRow[]): FileGroups {
  const known = new Set(documents.map((document) => document.id))
  const arriving = queue.filter(
    (upload) => isBusy(upload) || (upload.state === 'RECEIVED' && !known.has(upload.documentId ?? '')),
  )
  const refusedUploads = queue.filter(
    (upload) => upload.state === 'REFUSED' && !known.has(upload.documentId ?? ''),
  )
  const cut = piecesOf(documents)
  const failed = queue.filter((upload) => upload.state === 'FAILED')
  const rows = (state: DocumentRow['state']): FileRow[] =>
    documents
      // Pieces of a file stand under it, and what came in an archive by itself.
      .filter((one) => one.state === state && one.firstPage === null && one.container !== 'ARCHIVE')
      .map((document) => ({
        kind: 'DOCUMENT',
        key: document.id,
        document,
        pieces: cut.get(document.id)?.length ?? 0,
        piecesItem: cut.get(document.id)?.find(({ itemId }) => itemId)?.itemId ?? null,
      }))
  const uploads = (list: readonly Upload[]): FileRow[] =>
    list.map((upload) => ({ kind: 'UPLOAD', key: upload.key, upload }))
  return {
    running: [...uploads(failed), ...uploads(sendingFirst(arriving)), ...rows('RECEIVED')],
    refused: [...uploads(refusedUploads), ...rows('REFUSED')],
    imported: rows('READY'),
    failed,
    duplicates: queue.filter((upload) => upload.state === 'DUPLICATE'),
    refusedUploads,
  }
}

/** The pieces that each file was cut into, in the order of its pages. */
function piecesOf(documents: readonly DocumentRow[]): ReadonlyMap<string, readonly DocumentRow[]> {
  const cut = new Map<string, DocumentRow[]>()
  for (const one of documents)
    if (one.sourceId && one.firstPage !== null) cut.set(one.sourceId, [...(cut.get(one.sourceId) ?? []), one])
  for (const pieces of cut.values()) pieces.sort((a, b) => (a.firstPage ?? 0) - (b.firstPage ?? 0))
  return cut
}

const sendingFirst = (uploads: readonly Upload[]): Upload[] => [
  ...uploads.filter((upload) => upload.state !== 'WAITING'),
  ...uploads.filter((upload) => upload.state === 'WAITING'),
]
