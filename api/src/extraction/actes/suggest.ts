import { foldText } from '@hemicycle/domain'
import { TRUST_THRESHOLD, type Field, type MatterField } from '../types.ts'
import { ACTES_MATTERS } from './matters.ts'
import { MATTER_WORDS, type Weight } from './words.ts'

interface Rule {
  readonly code: string
  readonly weight: Weight
  readonly patterns: readonly RegExp[]
}
const RULES: readonly Rule[] = MATTER_WORDS.map(([code, weight, words]) => ({
  code,
  weight,
  patterns: words.map(
    (word) => new RegExp(`(?:^| )${word.replaceAll(' … ', '(?: | .{0,40} )')}(?:s|es|x)?(?= |$)`, 'u'),
  ),
}))
/** Nothing said by words alone is sure: the clerk confirms the subject. */
const HIGHEST = TRUST_THRESHOLD - 0.05

/**
 * The subject of ACTES that a title points at. What the act does (« subvention », « cession ») goes before what it is about; the
 * first thing said goes before the others. Never sure, null when the title says nothing. Pure.
 */
export function suggestMatter(title: Field | null): MatterField | null {
  const found = said(title?.value ?? '')
  const [best] = found
  if (!title || !best) return null
  const rivals = found.filter(({ weight }) => weight === best.weight).length - 1
  const confidence = (best.weight === 'THEME' ? 0.6 : HIGHEST) - 0.12 * Math.min(2, rivals)
  const label = ACTES_MATTERS[best.code] ?? ''
  return {
    value: `${best.code} ${label}`,
    code: best.code,
    label,
    confidence: Math.round(Math.min(confidence, title.confidence) * 100) / 100,
    evidence: title.evidence,
  }
}

/** The code alone, for a title that a person wrote or confirmed; null when it says nothing. Pure. */
export const suggestedMatter = (title: string): string | null => said(title)[0]?.code ?? null

/** Subjects that a title speaks of, the best first. */
function said(title: string) {
  const words = foldText(title)
  return RULES.flatMap(({ code, weight, patterns }) => {
    const at = patterns.map((pattern) => words.search(pattern)).filter((index) => index >= 0)
    return at.length > 0 ? [{ code, weight, at: Math.min(...at) }] : []
  }).sort((a, b) => rank(a.weight) - rank(b.weight) || a.at - b.at)
}

const RANKS: readonly Weight[] = ['ALWAYS', 'NATURE', 'THEME']
const rank = (weight: Weight): number => RANKS.indexOf(weight)
