/** The words by which a house style is read: data only, so that an authority can have its own. Patterns are matched on whole lines. */
export interface Profile {
  readonly name: string
  /** « Objet : … »: what follows is the title. Group `rest`. */
  readonly titleLabels: readonly RegExp[]
  /** A line that ends a labelled value. */
  readonly otherLabels: RegExp
  /** Lines that may stand over a title in its own style and are no part of it: formulae, dates, numbers. */
  readonly formulae: readonly RegExp[]
  /** How blocks of a letterhead begin: such a block is no title, unless its place says so. */
  readonly letterhead: readonly RegExp[]
  /** The rapporteur, group `who`, surest first. */
  readonly rapporteur: readonly { readonly pattern: RegExp; readonly confidence: number }[]
  /** First words of a direction or service. */
  readonly department: RegExp
  readonly departmentLabel: RegExp
  /** The number of the act, group `number`, surest first. */
  readonly actNumber: readonly { readonly pattern: RegExp; readonly confidence: number }[]
  readonly reportHeading: RegExp
  readonly deliberationHeading: RegExp
  readonly annexHeading: RegExp
  readonly enactment: RegExp
}
