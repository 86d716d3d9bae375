import type { FileFormat } from '../types.ts'
import type { Line } from './lines.ts'

/** One page as read: plain data. Sizes in points. */
export interface PageText {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
  /** False for a page seen in passing: its first lines only, and no weights. */
  readonly whole: boolean
}

export interface Bookmark {
  readonly title: string
  /** From 1. */
  readonly page: number
  /** 0 for the outermost. */
  readonly depth: number
}

/** What was read of a file, whatever its format: plain data, which can be kept to try a profile on. */
export interface DocumentText {
  readonly format: FileFormat
  /** 0 where the format does not tell. */
  readonly pageCount: number
  /** Every page of a PDF, in order, those that matter whole; pages that OCR has not read are absent. */
  readonly pages: readonly PageText[]
  /** Bookmarks of the file that name a page. */
  readonly bookmarks: readonly Bookmark[]
  readonly metadataTitle: string | null
  /** False for pages with boxes that are no place on paper: DOCX, ODT. */
  readonly placed: boolean
  /** False where no character could be read at all. */
  readonly hasText: boolean
  /** Read by OCR: every letter is a guess. */
  readonly ocr?: boolean
}
