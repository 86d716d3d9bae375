import type { FileFormat } from '../types.ts'
import type { Line } from './lines.ts'

/** One page as read: plain data. Sizes in points. A page seen in passing has its first lines only. */
export interface PageText {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
}

/** What was read of a file, whatever its format: plain data, which can be kept to try a profile on. */
export interface DocumentText {
  readonly format: FileFormat
  /** 0 where the format does not tell. */
  readonly pageCount: number
  /** Pages read, in order; not always all. */
  readonly pages: readonly PageText[]
  readonly metadataTitle: string | null
  /** False for pages with boxes that are no place on paper: DOCX, ODT. */
  readonly placed: boolean
  /** False where no character could be read at all. */
  readonly hasText: boolean
  /** Read by OCR: every letter is a guess. */
  readonly ocr?: boolean
}
