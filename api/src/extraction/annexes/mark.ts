const LEAD = String.raw`(?:[Aa]nnexe|ANNEXE|[Pp]i[èe]ce[\s_-]+jointe|PI[ÈE]CE[\s_-]+JOINTE|PJ|pj)`
/** Letters count in capitals only: « annexe d’une convention » has no mark, nor « ANNEXE A LA DÉLIBÉRATION ». */
const MARK = String.raw`(?:\d{1,2}(?:\.\d{1,2})?|A(?![\s_-]+L[AE'’])|[B-H]|[IVX]{1,4})(?![\p{L}\d])`
const MARKED = new RegExp(
  String.raw`(?:^|[^\p{L}])${LEAD}[\s_-]*(?:[Nn][\s_]?[°ºo]?[\s_-]*)?(?<mark>${MARK})`,
  'u',
)
const ENUMERATED = /^\s*(?<mark>\d{1,2})\s*[.)°](?!\d)/u

/** « 2 », « A », « IV »: how a heading or a line of a list calls an annexe; null when it does not. Pure. */
export const markOf = (text: string): string | null =>
  plain((MARKED.exec(text) ?? ENUMERATED.exec(text))?.groups?.mark)

/** The same of the name of a file, where « 101. » is no rank: « 101_annexe-02_plan.pdf ». Pure. */
export const markInName = (name: string): string | null => plain(MARKED.exec(name)?.groups?.mark)

const plain = (mark: string | undefined): string | null => mark?.replace(/^0+(?=\d)/u, '') ?? null
