import type { ExtractionProfile } from './extraction-profile.ts'
import { FRENCH } from './french.ts'
import { phraseSource, shapeSource } from './phrase.ts'
import type { Formula, LabelKey, Profile } from './profile.ts'

const compiled = new WeakMap<ExtractionProfile, Profile>()
const OWN_PHRASE = 0.93

/** The patterns a profile stands for, made once. The authority's own words come first; the French base follows when asked for. */
export function compileProfile(profile: ExtractionProfile): Profile {
  const known = compiled.get(profile)
  if (known) return known
  const made = compile(profile, profile.base === 'FRENCH' ? FRENCH : bare())
  compiled.set(profile, made)
  return made
}

function compile(own: ExtractionProfile, base: Profile): Profile {
  const key = (name: LabelKey): string[] => [...sources(own.labels[name]), ...base.labels[name]]
  return {
    ...base,
    name: own.name,
    labels: {
      title: key('title'),
      rapporteur: key('rapporteur'),
      department: key('department'),
      committee: key('committee'),
      policy: key('policy'),
      other: key('other'),
    },
    numberLabels: {
      act: [...numberSources(own.labels.actNumber), ...base.numberLabels.act],
      report: [...numberSources(own.labels.reportNumber), ...base.numberLabels.report],
    },
    rapporteur: [...own.rapporteurPhrases.map(phraseFormula), ...base.rapporteur],
    formulae: [...own.ignoredLines.map(wholeLine), ...base.formulae],
    kinds: {
      ...base.kinds,
      report: [...own.headings.report.map(beginning), ...base.kinds.report],
      deliberation: [...own.headings.deliberation.map(beginning), ...base.kinds.deliberation],
      annex: [...own.headings.annex.map(beginning), ...base.kinds.annex],
    },
    confidential: [...own.confidentialWords.map(anywhere), ...base.confidential],
    known: {
      department: own.departments.map(wholeLine),
      committee: own.committees.map(anywhere),
      policy: own.policies.map(wholeLine),
    },
    numberShapes:
      own.numberShapes.length === 0
        ? null
        : new RegExp(
            String.raw`(?<![\p{L}\d])(?:${longest(own.numberShapes).map(shapeSource).join('|')})(?![\p{L}\d])`,
            'u',
          ),
  }
}

/** Longest first: « Direction émettrice » before « Direction ». */
const longest = (phrases: readonly string[]): string[] => [...phrases].sort((a, b) => b.length - a.length)
const sources = (phrases: readonly string[]): string[] => longest(phrases).map(phraseSource)
/** « N° du rapport » announces a number as « Rapport » does: the « n° » may stand on either side. */
const numberSources = sources
const wholeLine = (phrase: string): RegExp => new RegExp(`^${phraseSource(phrase)}$`, 'iu')
const beginning = (phrase: string): RegExp => new RegExp(`^${phraseSource(phrase)}(?!\\p{L})`, 'iu')
const anywhere = (phrase: string): RegExp => new RegExp(`(?<!\\p{L})${phraseSource(phrase)}(?!\\p{L})`, 'iu')
const phraseFormula = (phrase: string): Formula => ({
  pattern: new RegExp(`(?:^|(?<=[\\s,]))${phraseSource(phrase)}\\s*[,;:.]?$`, 'iu'),
  confidence: OWN_PHRASE,
})

/** The grammar of French pages without the words of any house. */
const bare = (): Profile => ({
  ...FRENCH,
  labels: { title: [], rapporteur: [], department: [], committee: [], policy: [], other: [] },
  numberLabels: { act: [], report: [] },
  rapporteur: [],
  kinds: { ...FRENCH.kinds, report: [], deliberation: [], annex: [] },
})
