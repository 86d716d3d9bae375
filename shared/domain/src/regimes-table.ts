import type { AssemblyType, BodyKind, Counting, RegimeRow, RuleKey } from './regime-types.ts'

type Basis = string | { readonly article: string; readonly toConfirm: true }
/** A reference not yet read again on Légifrance: shown as such, never hidden. */
const unread = (article: string): Basis => ({ article, toConfirm: true })
const OWN_RULES = unread('Règlement intérieur')
const STATUTES = unread('Statuts ou règlement intérieur')

interface Period {
  readonly from?: string
  readonly to?: string
}

function row(
  [assembly, body, rule]: readonly [AssemblyType, BodyKind, RuleKey],
  value: { value: number | string; unit: RegimeRow['unit']; counting: Counting | null },
  basis: Basis,
  period: Period = {},
): RegimeRow {
  const { article, toConfirm } = typeof basis === 'string' ? { article: basis, toConfirm: false } : basis
  const validity = { validFrom: period.from ?? null, validTo: period.to ?? null }
  return { assembly, body, rule, ...value, ...validity, legalBasis: article, toConfirm }
}

const francs = (value: number) => ({ value, unit: 'DAYS', counting: 'FRANC' }) as const
const days = (value: number) => ({ value, unit: 'DAYS', counting: 'SIMPLE' }) as const
const persons = (value: number) => ({ value, unit: 'PERSONS', counting: null }) as const
const mode = (value: string) => ({ value, unit: 'MODE', counting: null }) as const

/** Loi NOTRe n° 2015-991 of 7 August 2015 created L3121-19-1 and L4132-18-1; before it only the body's own rules applied. */
const NOTRE = { from: '2015-08-09' }
const BEFORE_NOTRE = { to: '2015-08-08' }
/** Loi n° 2019-1461 of 27 December 2019, art. 9: the communes convene electronically unless a member asks for paper. */
const SINCE_2019 = { from: '2019-12-29' }
const BEFORE_2019 = { to: '2019-12-28' }

/** Départements and régions: twelve days, reports available electronically to those who wish. */
function departmental(
  assembly: 'DEPARTEMENT' | 'REGION',
  articles: Record<'notice' | 'standing' | 'quorum' | 'standingQuorum' | 'proxy', Basis>,
): RegimeRow[] {
  const { notice, standing, quorum, standingQuorum, proxy } = articles
  const bodies = ['PLENARY', 'STANDING_COMMITTEE'] as const
  return [
    // « Douze jours au moins » : the text does not say « francs » (law.md §1.1), so SIMPLE blocks and FRANC is recommended.
    row([assembly, 'PLENARY', 'noticeDays'], days(12), notice),
    row([assembly, 'PLENARY', 'urgencyDays'], francs(1), notice),
    row([assembly, 'STANDING_COMMITTEE', 'noticeDays'], days(8), standing, NOTRE),
    row([assembly, 'STANDING_COMMITTEE', 'noticeDays'], days(0), OWN_RULES, BEFORE_NOTRE),
    row([assembly, 'STANDING_COMMITTEE', 'urgencyDays'], francs(1), standing, NOTRE),
    row([assembly, 'STANDING_COMMITTEE', 'urgencyDays'], days(0), OWN_RULES, BEFORE_NOTRE),
    row([assembly, 'PLENARY', 'quorum'], mode('MAJORITY_PRESENT'), quorum),
    row([assembly, 'STANDING_COMMITTEE', 'quorum'], mode('MAJORITY_PRESENT_OR_REPRESENTED'), standingQuorum),
    ...bodies.flatMap((body) => [
      row([assembly, body, 'electronic'], mode('OPT_IN'), notice),
      row([assembly, body, 'explanatoryDocument'], mode('REPORT_PER_ITEM'), notice),
      row([assembly, body, 'noQuorum'], mode('BY_LAW_SAME_AGENDA'), quorum),
      row([assembly, body, 'noQuorumDays'], days(3), quorum),
      row([assembly, body, 'proxiesPerHolder'], persons(1), proxy),
    ]),
  ]
}

/** Communes and those governed like them: jours francs, electronic convocation by default since 2019. */
function communal(
  assembly: AssemblyType,
  notice: { delay: RegimeRow; urgency: RegimeRow; document: string; article: Basis },
  through: string,
): RegimeRow[] {
  const by = (article: string) => article + through
  return [
    notice.delay,
    notice.urgency,
    row([assembly, 'PLENARY', 'explanatoryDocument'], mode(notice.document), notice.article),
    row([assembly, 'PLENARY', 'electronic'], mode('DEFAULT'), by('CGCT, art. L2121-10'), SINCE_2019),
    row([assembly, 'PLENARY', 'electronic'], mode('OPT_IN'), unread(by('CGCT, art. L2121-10')), BEFORE_2019),
    row([assembly, 'PLENARY', 'quorum'], mode('MAJORITY_PRESENT'), by('CGCT, art. L2121-17')),
    row([assembly, 'PLENARY', 'noQuorum'], mode('NEW_CONVOCATION'), by('CGCT, art. L2121-17')),
    // Three jours francs between sending and meeting: CE 16 June 1997, Pfister, n° 142691.
    row([assembly, 'PLENARY', 'noQuorumDays'], francs(3), by('CGCT, art. L2121-17')),
    row([assembly, 'PLENARY', 'proxiesPerHolder'], persons(1), by('CGCT, art. L2121-20')),
  ]
}

/** Delay and urgency of a plenary assembly that share an article. */
function delays(assembly: AssemblyType, delay: ReturnType<typeof days | typeof francs>, article: Basis) {
  return {
    delay: row([assembly, 'PLENARY', 'noticeDays'], delay, article),
    urgency: row([assembly, 'PLENARY', 'urgencyDays'], francs(1), article),
    article,
  }
}

/** Bodies for which no text sets a delay: whatever the authority's own rules say, none until it is configured. */
function ownRules(assembly: AssemblyType, body: BodyKind): RegimeRow[] {
  return [
    row([assembly, body, 'noticeDays'], days(0), OWN_RULES),
    row([assembly, body, 'urgencyDays'], days(0), OWN_RULES),
  ]
}

const ALSACE = unread('CGCT, art. L2541-2')
const COMMUNES = ['COMMUNE', 'COMMUNE_UNDER_3500', 'COMMUNE_ALSACE_MOSELLE'] as const
const ALL = ['DEPARTEMENT', 'REGION', ...COMMUNES, 'EPCI', 'SYNDICAT_MIXTE_OUVERT'] as const

/** The legal regimes (law.md §0), to be read again on Légifrance wherever `toConfirm` is set. */
export const REGIMES: readonly RegimeRow[] = [
  ...departmental('DEPARTEMENT', {
    notice: 'CGCT, art. L3121-19',
    standing: unread('CGCT, art. L3121-19-1'),
    quorum: 'CGCT, art. L3121-14',
    standingQuorum: unread('CGCT, art. L3121-14-1'),
    proxy: unread('CGCT, art. L3121-16'),
  }),
  ...departmental('REGION', {
    notice: 'CGCT, art. L4132-18',
    standing: unread('CGCT, art. L4132-18-1'),
    quorum: unread('CGCT, art. L4132-13'),
    standingQuorum: unread('CGCT, art. L4132-13-1'),
    proxy: unread('CGCT, art. L4132-15'),
  }),
  ...communal(
    'COMMUNE',
    { ...delays('COMMUNE', francs(5), 'CGCT, art. L2121-12'), document: 'SUMMARY_NOTE' },
    '',
  ),
  ...communal(
    'COMMUNE_UNDER_3500',
    { ...delays('COMMUNE_UNDER_3500', francs(3), 'CGCT, art. L2121-11'), document: 'NONE' },
    '',
  ),
  ...communal(
    'COMMUNE_ALSACE_MOSELLE',
    {
      ...delays('COMMUNE_ALSACE_MOSELLE', days(3), 'CGCT, art. L2541-2'),
      // « La veille » : one day, not franc.
      urgency: row(['COMMUNE_ALSACE_MOSELLE', 'PLENARY', 'urgencyDays'], days(1), 'CGCT, art. L2541-2'),
      document: 'NONE',
      article: ALSACE,
    },
    '',
  ),
  ...communal(
    'EPCI',
    { ...delays('EPCI', francs(5), 'CGCT, art. L2121-12 et L5211-1'), document: 'SUMMARY_NOTE' },
    ' et L5211-1',
  ),
  ...communal(
    'SYNDICAT_MIXTE_OUVERT',
    { ...delays('SYNDICAT_MIXTE_OUVERT', francs(5), STATUTES), document: 'SUMMARY_NOTE' },
    ', à défaut de statuts',
  ).map((one) => ({ ...one, toConfirm: true })),
  // Every commune, after a general renewal: L2121-7. Not the EPCI, which keep five days.
  row(['COMMUNE', 'PLENARY', 'firstNoticeDays'], francs(3), 'CGCT, art. L2121-7'),
  row(['COMMUNE_UNDER_3500', 'PLENARY', 'firstNoticeDays'], francs(3), 'CGCT, art. L2121-7'),
  ...[...COMMUNES, 'EPCI' as const, 'SYNDICAT_MIXTE_OUVERT' as const].flatMap((assembly) =>
    ownRules(assembly, 'STANDING_COMMITTEE'),
  ),
  ...ALL.flatMap((assembly) => ownRules(assembly, 'COMMITTEE')),
]
