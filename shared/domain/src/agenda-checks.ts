import {
  CHECK_CODES,
  CHECK_SEVERITIES,
  isPastDeadline,
  type CheckFacts,
  type CheckLine,
  type CheckTarget,
} from './check-facts.ts'
import { foldText } from './text.ts'
import { needsFile } from './agenda-natures.ts'
import { AGENDA_FIELDS, type ItemState } from './agenda-state.ts'

/**
 * Everything that is missing or doubtful before a dispatch, the blocking first, each with where it is put right. Pure: the same facts give
 * the same list, on the screen and in the command that convenes.
 */
export function checkMeeting(facts: CheckFacts): CheckLine[] {
  const lines = [
    ...meetingLines(facts),
    ...itemLines(facts),
    ...numberLines(facts),
    ...fileLines(facts),
    ...peopleLines(facts),
  ]
  const rank = ({ severity, code }: CheckLine) =>
    CHECK_SEVERITIES.indexOf(severity) * 100 + CHECK_CODES.indexOf(code)
  return lines.filter((line) => line.targets.length > 0).sort((a, b) => rank(a) - rank(b))
}

const item = ({ id }: ItemState): CheckTarget => ({ kind: 'ITEM', id, field: null })
const standing = ({ agenda }: CheckFacts) => agenda.items.filter((one) => one.withdrawnAt === null)

function meetingLines(facts: CheckFacts): CheckLine[] {
  const { meetingId, nothingNew, place, verdict, ruleToConfirm, bundleReady, agenda } = facts
  const when = (holds: boolean): CheckTarget[] =>
    holds ? [{ kind: 'MEETING', id: meetingId, field: null }] : []
  const urgencyOnAgenda = agenda.items.some((one) => one.nature === 'URGENCY')
  return [
    { code: 'ALREADY_CONVENED', severity: 'BLOCKING', targets: when(nothingNew) },
    { code: 'NO_ITEM', severity: 'BLOCKING', targets: when(standing(facts).length === 0) },
    { code: 'NO_PLACE', severity: 'BLOCKING', targets: when(place.trim() === '') },
    { code: 'DEADLINE_PASSED', severity: 'BLOCKING', targets: when(isPastDeadline(verdict)) },
    { code: 'BUNDLE_NOT_READY', severity: 'BLOCKING', targets: when(!bundleReady) },
    {
      code: 'URGENCY_WITHOUT_POINT',
      severity: 'DOUBTFUL',
      targets: when(verdict === 'URGENT_ONLY' && !urgencyOnAgenda),
    },
    { code: 'RECOMMENDED_DATE_PASSED', severity: 'ADVICE', targets: when(verdict === 'RECOMMENDED_PASSED') },
    { code: 'RULE_TO_CONFIRM', severity: 'ADVICE', targets: when(ruleToConfirm) },
  ]
}

function itemLines(facts: CheckFacts): CheckLine[] {
  const { agenda, explanatoryDocument, lackingAnnexes } = facts
  const items = standing(facts)
  const reports = items.filter((one) => needsFile(one.nature))
  const known = new Set(agenda.sections.map((section) => section.id))
  const used = new Set(agenda.items.map((one) => one.sectionId))
  const parents = new Set(agenda.sections.map((section) => section.parentId))
  const unsorted = items.filter((one) => known.size > 0 && !known.has(one.sectionId ?? ''))
  // A délibération alone does not explain itself: the law wants a report, or a note de synthèse, on each affair.
  const unexplained = reports.filter(
    (one) => one.documents.length > 0 && one.documents.every((piece) => piece.kind === 'DELIBERATION'),
  )
  return [
    { code: 'FIELDS_TO_CHECK', severity: 'DOUBTFUL', targets: items.flatMap(doubtfulFields) },
    {
      code: 'NO_RAPPORTEUR',
      severity: 'DOUBTFUL',
      targets: reports
        .filter((one) => !one.rapporteur.value?.trim())
        .map((one) => ({ ...item(one), field: 'rapporteur' as const })),
    },
    {
      code: 'ITEM_WITHOUT_FILE',
      severity: 'DOUBTFUL',
      targets: reports.filter((one) => one.documents.length === 0).map(item),
    },
    {
      code: 'NO_EXPLANATORY_NOTE',
      severity: 'DOUBTFUL',
      targets: explanatoryDocument ? unexplained.map(item) : [],
    },
    { code: 'DUPLICATE_TITLE', severity: 'DOUBTFUL', targets: twins(reports, titleKey).map(item) },
    {
      code: 'CONFIDENTIAL_IN_BUNDLE',
      severity: 'DOUBTFUL',
      targets: items.filter((one) => one.confidential && one.documents.length > 0).map(item),
    },
    { code: 'ITEM_NOT_CLASSIFIED', severity: 'DOUBTFUL', targets: unsorted.map(item) },
    {
      code: 'ANNEX_MISSING',
      severity: 'ADVICE',
      targets: items.filter(({ id }) => lackingAnnexes.includes(id)).map(item),
    },
    {
      code: 'EMPTY_SECTION',
      severity: 'ADVICE',
      targets: agenda.sections
        .filter((section) => !used.has(section.id) && !parents.has(section.id))
        .map(({ id }) => ({ kind: 'SECTION', id, field: null })),
    },
  ]
}

const doubtfulFields = (one: ItemState): CheckTarget[] =>
  AGENDA_FIELDS.filter((name) => one[name].toCheck).map((field) => ({ ...item(one), field }))

const titleKey = (one: ItemState): string => foldText(one.title.value ?? '')

/** The items that share a key with another one. */
function twins(items: readonly ItemState[], keyOf: (one: ItemState) => string): ItemState[] {
  const counts = new Map<string, number>()
  for (const one of items) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return items.filter((one) => keyOf(one) !== '' && (counts.get(keyOf(one)) ?? 0) > 1)
}

function numberLines(facts: CheckFacts): CheckLine[] {
  const numbered = standing(facts).filter((one) => one.number !== null)
  const clashes = new Set([
    ...twins(numbered, (one) => one.number ?? ''),
    ...twins(standing(facts), (one) => one.actNumber.value ?? ''),
  ])
  const without = standing(facts).filter((one) => needsFile(one.nature) && one.number === null)
  return [
    { code: 'NUMBER_CLASH', severity: 'DOUBTFUL', targets: [...clashes].map(item) },
    { code: 'ITEM_WITHOUT_NUMBER', severity: 'DOUBTFUL', targets: without.map(item) },
    { code: 'NUMBER_GAP', severity: 'ADVICE', targets: afterGaps(facts.agenda.items).map(item) },
  ]
}

/** The items that come after a missing number, among numbers that differ by their last digits only. Withdrawn items keep theirs. */
function afterGaps(items: readonly ItemState[]): ItemState[] {
  const families = new Map<string, { rank: number; one: ItemState }[]>()
  for (const one of items) {
    const [, stem, digits] = /^(.*?)(\d+)$/.exec(one.number ?? '') ?? []
    if (stem === undefined || digits === undefined) continue
    families.set(stem, [...(families.get(stem) ?? []), { rank: Number(digits), one }])
  }
  return [...families.values()].flatMap((family) => {
    const sorted = family.sort((a, b) => a.rank - b.rank)
    return sorted
      .filter(({ rank }, index) => index > 0 && rank > (sorted[index - 1]?.rank ?? rank) + 1)
      .map(({ one }) => one)
  })
}

function fileLines({ documents }: CheckFacts): CheckLine[] {
  const those = (chosen: (one: CheckFacts['documents'][number]) => boolean): CheckTarget[] =>
    documents.filter(chosen).map(({ id }) => ({ kind: 'DOCUMENT', id, field: null }))
  return [
    { code: 'FILES_STILL_READING', severity: 'BLOCKING', targets: those((one) => one.state === 'RECEIVED') },
    { code: 'FILES_REFUSED', severity: 'DOUBTFUL', targets: those((one) => one.state === 'REFUSED') },
    {
      code: 'FILE_WITHOUT_ITEM',
      severity: 'DOUBTFUL',
      targets: those((one) => one.state === 'READY' && !one.container && one.itemId === null),
    },
    {
      code: 'FILE_WITHOUT_TEXT',
      severity: 'ADVICE',
      targets: those((one) => one.state === 'READY' && one.notes.includes('NO_TEXT')),
    },
  ]
}

function peopleLines({ recipients }: CheckFacts): CheckLine[] {
  const targets = recipients
    .filter((one) => !one.email)
    .map(({ id }): CheckTarget => ({ kind: 'COUNCILLOR', id, field: null }))
  return [{ code: 'RECIPIENT_WITHOUT_ADDRESS', severity: 'DOUBTFUL', targets }]
}
