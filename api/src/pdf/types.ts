import type { Refusal } from '@hemicycle/domain'

export type Verdict = 'ACCEPTED' | 'REPAIRED' | 'REFUSED'

/** How the copy the assembler reads is made: `none` = the original itself serves. */
export type Derivation = 'none' | 'decrypted' | 'repaired'

/** What is known of one file. Sizes in bytes. `reason` is for developers and logs: it quotes nothing of the document. */
export interface Inspection {
  readonly verdict: Verdict
  readonly refusal?: Refusal
  readonly reason: string
  readonly derivation: Derivation
  readonly pages: number
  readonly bytes: number
  readonly sha256: string
  readonly encrypted: boolean
  readonly signed: boolean
  readonly hasForm: boolean
  readonly xfa: boolean
  readonly attachments: number
  readonly title: string | null
  /** Absent when the file is refused. */
  readonly details?: Details
}

/** What is in a document that a clerk may want to know before it is sent. */
export interface Details {
  /** Pages with text that can be searched and read aloud. */
  readonly textPages: number
  /** Pages without text that show a picture: scans. */
  readonly picturePages: number
  /** It has a structure tree: assistive technology can read it. */
  readonly tagged: boolean
  /** Bookmarks at all levels. */
  readonly bookmarks: number
  /** Names of fonts that are not in the file. */
  readonly missingFonts: readonly string[]
  /** Pages shown turned. */
  readonly turned: number
  /** Different sizes of pages. */
  readonly sizes: number
}

export interface InspectOptions {
  /** Above this size, the file is refused as TOO_LARGE without being read. Default 1 GiB. */
  readonly maxBytes?: number
}

export interface BundleDocument {
  readonly id: string
  readonly label: string
  /** A PDF that `inspect` accepted with derivation `none`, or the copy written by `normalise`. */
  readonly path: string
  /** The pages of the file to take, from 1, both included: a part of a cahier. Without it, all of them. */
  readonly pages?: { readonly first: number; readonly last: number }
  /**
   * Where the body of the document is kept between bundles: copied from there when it is, made and put there when it is not. Name it
   * with `bodyName`, after the hash of what is at `path`.
   */
  readonly body?: string
}

export interface BundleItem {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly rapporteur?: string | null
  readonly department?: string | null
  readonly documents: readonly BundleDocument[]
  readonly withdrawn?: boolean
  readonly note?: string | null
}

export interface BundleSection {
  readonly heading?: string | null
  readonly items: readonly BundleItem[]
}

export interface BundleCover {
  readonly authority: string
  /** « #rrggbb » of the rules and of the authority's name; that of the house style where it is not given. */
  readonly accent?: string
  /** A small PNG or JPEG as a data address, at the top right. */
  readonly logo?: string | null
  readonly heading: string
  readonly subheading?: string | null
  readonly lines?: readonly string[]
  readonly note?: string | null
}

/**
 * `left` is written at the top of every report page: `{number}`, `{page}` and `{pages}` are replaced, and a part between
 * « – » whose number is missing is left out. `folio` is the page of the bundle, at the bottom right.
 */
export interface BundleStamp {
  readonly left?: string | null
  readonly folio: boolean
}

export interface BundleSpec {
  readonly title: string
  readonly author: string
  /** ISO instant written as creation and modification date: the same input gives the same bytes. */
  readonly createdAt: string
  readonly language?: string
  readonly cover?: BundleCover | null
  readonly agenda: {
    readonly heading?: string
    readonly preliminary?: readonly string[]
    readonly sections: readonly BundleSection[]
  }
  /** For paper printed on both sides: each item begins on a right-hand page, after a blank one if need be. */
  readonly duplex?: boolean
  /** For phones and poor networks: large pictures have fewer pixels. Bodies of such documents are named as light ones. */
  readonly light?: boolean
  /** Without the list, the file holds the documents only (one report on its own). */
  readonly printAgenda?: boolean
  readonly stamp: BundleStamp
}

export interface ReportSpec {
  readonly title: string
  readonly author: string
  readonly createdAt: string
  readonly language?: string
  readonly item: BundleItem
  readonly stamp: BundleStamp
}

/** Pages are counted from 1 in the bundle; `firstPage` is null for an item without any page. */
export interface BundleResult {
  readonly pages: number
  readonly bytes: number
  /** Bytes at its end that opening it and drawing its first page take, but for the very first ones of the file. */
  readonly opening: number
  readonly sha256: string
  readonly items: readonly {
    readonly id: string
    readonly firstPage: number | null
    readonly documents: readonly {
      readonly id: string
      readonly firstPage: number
      readonly pages: number
      /** Names of the files that it carries. */
      readonly files: readonly string[]
    }[]
  }[]
}

export interface AssembleOptions {
  /** Called as documents are copied, then once the file is written. */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  /** false leaves `sha256` empty, for whoever computes it anyway: it costs more than copying. */
  readonly hash?: boolean
}
