import type { Evidence, Field, ReportFields } from '../types.ts'

/** Fields read as from page 1 of a part, with the pages of the file; without boxes where the pages are imaginary. */
export function shifted(fields: ReportFields, by: number, placed: boolean): ReportFields {
  if (by === 0 && placed) return fields
  const move = <F extends Field>(field: F | null): F | null =>
    field && { ...field, evidence: moved(field.evidence, by, placed) }
  const moveAll = (all: readonly Field[]): Field[] => all.flatMap((field) => move(field) ?? [])
  return {
    title: move(fields.title),
    number: move(fields.number),
    actNumber: move(fields.actNumber),
    reportNumber: move(fields.reportNumber),
    rapporteur: move(fields.rapporteur),
    department: move(fields.department),
    committees: moveAll(fields.committees),
    policy: move(fields.policy),
    annexTitles: moveAll(fields.annexTitles),
    confidentiality: move(fields.confidentiality),
    matter: move(fields.matter),
  }
}

export const moved = (evidence: Evidence, by: number, placed: boolean): Evidence => ({
  ...evidence,
  page: evidence.page + by,
  box: placed ? evidence.box : null,
})
