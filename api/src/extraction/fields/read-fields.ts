import { suggestMatter } from '../actes/suggest.ts'
import { matchPersons } from '../people/match.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Councillor, Field, PartKind, RapporteurField, ReportFields } from '../types.ts'
import { findNumbers } from './act-number.ts'
import { findAnnexTitles } from './annexes.ts'
import { findCommittees } from './committees.ts'
import { findConfidentiality } from './confidential.ts'
import { findPolicy } from './policy.ts'
import { findDepartment } from './department.ts'
import type { Reading } from './page.ts'
import { findRapporteur } from './rapporteur.ts'
import { findTitle } from './title.ts'

/** Every field of one item, read from its first pages. */
export function readFields(
  reading: Reading,
  profile: Profile,
  kind: PartKind,
  councillors: readonly Councillor[] = [],
): ReportFields {
  const title = findTitle(reading, profile)
  const numbers = findNumbers(reading, profile, kind, title)
  return {
    title,
    ...numbers,
    number: numbers.reportNumber ?? numbers.actNumber,
    rapporteur: withMatches(findRapporteur(reading, profile), councillors),
    department: findDepartment(reading, profile, title),
    committees: findCommittees(reading, profile),
    policy: findPolicy(reading, profile, title),
    annexTitles: findAnnexTitles(reading, profile, kind),
    confidentiality: findConfidentiality(reading, profile),
    matter: suggestMatter(title),
  }
}

const withMatches = (field: Field | null, councillors: readonly Councillor[]): RapporteurField | null =>
  field && { ...field, matches: councillors.length > 0 ? matchPersons(field.value, councillors) : [] }

/** Of pages that belong to no item. */
export const NO_FIELDS: ReportFields = {
  title: null,
  number: null,
  actNumber: null,
  reportNumber: null,
  rapporteur: null,
  department: null,
  committees: [],
  policy: null,
  annexTitles: [],
  confidentiality: null,
  matter: null,
}
