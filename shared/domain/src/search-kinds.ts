/** What a search can find; each is a facet. */
export const SEARCH_KINDS = [
  'REPORT',
  'DELIBERATION',
  'ANNEX',
  'MINUTES',
  'AID',
  'RULES',
  'INFO',
  'PERSON',
  'SERVICE',
] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]
