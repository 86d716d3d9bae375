import { withoutAccents } from '@hemicycle/domain'

/** What a column of an ordre du jour can be. `date` is that of the meeting: a list may hold several. */
export const LIST_COLUMNS = [
  'number',
  'title',
  'rapporteur',
  'department',
  'committee',
  'policy',
  'actNumber',
  'date',
] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

/** The words of headings, most telling first: a heading that is exactly one of them, else one that begins with it. */
const WORDS: Readonly<Record<ListColumn, readonly RegExp[]>> = {
  number: [
    /^(?:n|no|num|numero)(?: d(?:e |u |’|'))?(?: ?(?:projet(?: de (?:la )?delib\w*)?|rapport|dossier|point|ordre|affaire|question|odj|ordre du jour))?s?$/,
    /^(?:rapport|dossier|point|ordre|affaire|question|projet)$/,
    /^(?:n|no|num|numero) (?:de |du )?(?:projet|rapport|dossier|point|ordre)\b/,
  ],
  title: [
    /^(?:titre|objet|intitule|libelle|designation)s?(?: (?:de la |du |de l |des )?(?:rapport|deliberation|dossier|affaire|projet|point)s?)?$/,
    /^(?:titre|objet|intitule|libelle)\b/,
    /^(?:affaire|sujet)s?$/,
  ],
  rapporteur: [
    /^(?:elu|rapporteur|rapporteure|rapporteurs?e?s?)(?: ?s)?$/,
    /^(?:elu|rapporteur)\b/,
    /^(?:presente par|presentateur|vice president)\b/,
  ],
  department: [/^(?:direction|service|pole|departement|dga)s?$/, /^(?:direction|service|pole)\b/],
  committee: [/^commissions?$/, /^commission\b/],
  policy: [
    /^(?:politique|mission|programme|thematique|theme)s?(?: publique)?$/,
    /^(?:politique|mission|programme)\b/,
  ],
  actNumber: [
    /^(?:n|no|num|numero)(?: de| d| de la)? (?:deliberation|delib|acte)s?$/,
    /^(?:deliberation|acte) n\b/,
  ],
  date: [/^(?:date|seance)$/, /^date (?:de |du |d )?(?:la )?(?:seance|cm|conseil|cp|commission|reunion)\b/],
}

/** What each heading names, once each; null where its words say nothing. Pure. */
export function recogniseColumns(headings: readonly string[]): (ListColumn | null)[] {
  const words = headings.map((heading) =>
    withoutAccents(heading)
      .toLowerCase()
      .replaceAll(/[°º]/g, ' ')
      .replaceAll(/[^a-z0-9’']+/g, ' ')
      .trim(),
  )
  const found: (ListColumn | null)[] = headings.map(() => null)
  const most = Math.max(...Object.values(WORDS).map((patterns) => patterns.length))
  for (let rank = 0; rank < most; rank += 1)
    for (const column of LIST_COLUMNS) {
      if (found.includes(column)) continue
      const pattern = WORDS[column][rank]
      const at = words.findIndex((text, index) => found[index] === null && pattern?.test(text))
      if (at >= 0) found[at] = column
    }
  return found
}

/** A spreadsheet is an ordre du jour when its columns say titles, and something else of them. */
export const isAgendaTable = (columns: readonly (ListColumn | null)[], rows: number): boolean =>
  rows > 0 && columns.includes('title') && columns.filter((column) => column !== null).length > 1
