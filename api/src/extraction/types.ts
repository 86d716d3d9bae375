/** Place on a page in PDF points: x, y, width, height; y of the lower edge, counted from the bottom of the page. */
export type Box = readonly [number, number, number, number]

/** Where a value was read: page from 1, the words as printed, and their box; null where the format has no pages of its own (DOCX, ODT). */
export interface Evidence {
  readonly page: number
  readonly quote: string
  readonly box: Box | null
}

/** A value with how far it can be trusted, from 0 to 1. What was not found is null, never invented. */
export interface Field {
  readonly value: string
  readonly confidence: number
  readonly evidence: Evidence
}

/** What a range of pages is. */
export type PartKind = 'REPORT' | 'DELIBERATION' | 'ANNEX' | 'OTHER'
/** What a whole file is: a cahier holds several items. */
export type DocumentKind = PartKind | 'CAHIER'

/** A member of the assembly, as far as names on reports need it. `office` answers « M. le Président ». */
export interface Councillor {
  readonly id: string
  readonly civility?: string | null
  readonly firstName: string
  readonly lastName: string
  readonly office?: 'PRESIDENT' | 'MAYOR' | null
}

/** Who a printed name is. AMBIGUOUS lists everybody it can be, best first: nobody is chosen. */
export interface PersonMatch {
  /** The name of one person, as printed. */
  readonly printed: string
  readonly state: 'MATCHED' | 'AMBIGUOUS' | 'UNKNOWN'
  readonly councillorId: string | null
  readonly candidates: readonly string[]
  readonly confidence: number
}

export interface RapporteurField extends Field {
  /** One entry for each person named; empty when no councillors were given. */
  readonly matches: readonly PersonMatch[]
}

/** A subject of the préfecture's classification (ACTES): « 7.5 Subventions ». A suggestion, never sure. */
export interface MatterField extends Field {
  readonly code: string
  readonly label: string
}

/** What is read of one item. */
export interface ReportFields {
  readonly title: Field | null
  /** The number by which the item is known: of the report, else of the act. */
  readonly number: Field | null
  /** The number of the act: of the délibération. */
  readonly actNumber: Field | null
  /** The number of the report or dossier, which is another series. */
  readonly reportNumber: Field | null
  readonly rapporteur: RapporteurField | null
  /** The direction or service where the report comes from. */
  readonly department: Field | null
  readonly committees: readonly Field[]
  readonly policy: Field | null
  /** Titles of annexes, as listed by the report or printed on the annexe itself. */
  readonly annexTitles: readonly Field[]
  /** Words that hint at a confidential item: « huis clos », « ne pas diffuser ». To be confirmed by the clerk. */
  readonly confidentiality: Field | null
  readonly matter: MatterField | null
}

/** A range of pages that is one thing. Parts of one item share `item`, counted from 0; null for pages of no item: cover, sommaire. */
export interface DocumentPart {
  readonly kind: PartKind
  readonly item: number | null
  readonly firstPage: number
  readonly lastPage: number
  /** How sure it is that a part begins here; 1 for the first page. */
  readonly confidence: number
  /** The heading that says so. */
  readonly evidence: Evidence | null
  readonly fields: ReportFields
}

/** Where a part begins, as somebody decides it. */
export interface Cut {
  readonly firstPage: number
  readonly kind: PartKind
  /** False for a piece of the item before it. */
  readonly newItem: boolean
}

export type FileFormat = 'PDF' | 'DOCX' | 'ODT' | 'DOC' | 'IMAGE' | 'ZIP' | 'UNKNOWN'

export interface KindFound {
  readonly value: DocumentKind
  readonly confidence: number
  /** Null when the name of the file, or the absence of anything else, says it. */
  readonly evidence: Evidence | null
}

/** What a file says of itself. Its own fields are those of its first item. */
export interface ExtractedDocument extends ReportFields {
  readonly format: FileFormat
  readonly kind: KindFound
  /** One when the file is one thing; several for a cahier, and for a report with its délibération in one file. */
  readonly parts: readonly DocumentPart[]
  /** 0 where the format does not tell (DOCX, ODT). */
  readonly pages: number
  /** False for a scan without a text layer: nothing could be read, OCR may. */
  readonly hasText: boolean
}

/** Options of a reading; plain data, so that they can be sent to a thread. */
export interface ReadingOptions {
  /** Advice only: the content decides. */
  readonly fileName?: string
  readonly councillors?: readonly Councillor[]
}

/** A file to group: `name` is its path in the folder or ZIP, with « / ». */
export interface GroupInput {
  readonly id: string
  readonly name: string
  readonly extracted: ExtractedDocument | null
}

/** Why a file is with an item, strongest first. LEAD is the report (or délibération) itself. */
export type GroupReason =
  'LEAD' | 'SAME_FILE' | 'SAME_TITLE' | 'SAME_NUMBER' | 'CITED' | 'SAME_NAME' | 'SAME_FOLDER'

export interface GroupMember {
  readonly id: string
  /** The pages of the file that belong to the item; null for the whole file. */
  readonly pages: { readonly first: number; readonly last: number } | null
  readonly kind: PartKind
  readonly reason: GroupReason
  /** What both have: the number, the words. */
  readonly detail: string
  readonly confidence: number
}

/** One item: its report first, then its projets de délibération, then its annexes in their order. */
export interface DocumentGroup {
  readonly number: string | null
  readonly title: string | null
  readonly members: readonly [GroupMember, ...GroupMember[]]
}

/** A file that could belong to several items, or to none: the clerk decides. It is also a group of its own. */
export interface GroupDoubt {
  readonly id: string
  readonly candidates: readonly string[]
  readonly reason: 'SEVERAL_ITEMS' | 'NO_ITEM' | 'CONTRADICTION'
}

export interface Grouping {
  readonly groups: readonly DocumentGroup[]
  readonly doubts: readonly GroupDoubt[]
}

/** From here on the interface shows a value as sure; below, « à vérifier ». */
export const TRUST_THRESHOLD = 0.8

/** The file cannot be read as text at all (damaged, protected). */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
