import { LABEL_KEYS, type LabelKey, type Profile } from '../profiles/profile.ts'

interface Rules {
  /** « Objet : … » with words after it, group `rest`. */
  readonly inline: readonly (readonly [LabelKey, RegExp])[]
  /** « Objet » or « Objet : » and nothing else. */
  readonly alone: readonly (readonly [LabelKey, RegExp])[]
  /** Begins with any label: a value never goes beyond such a line. */
  readonly any: (text: string) => boolean
}
const LONE_WORD = String.raw`^(?=[^–—-]*[:：]|(?:politique\s+)?\S+\s+[–—])`
const compiled = new WeakMap<Profile, Rules>()

/** The labels of a profile as patterns on whole lines, made once. */
export function rulesOf(profile: Profile): Rules {
  const known = compiled.get(profile)
  if (known) return known
  const make = (tail: string) =>
    LABEL_KEYS.filter((key) => profile.labels[key].length > 0).map(
      (key) =>
        [key, new RegExp(String.raw`^\(?\s*(?:${profile.labels[key].join('|')})${tail}`, 'iu')] as const,
    )
  // In some files the space after a dash is none.
  const dash = String.raw`\s+(?:[–—]\s*|-\s+)`
  const inline = make(String.raw`(?:\s*[:：]\s*|${dash})(?<rest>.*)$`).map(([key, rule]) => {
    // « Budget annexe - Décision modificative » is a title, « Politique – Culture » a label: before a dash one word only.
    if (key === 'policy') return [key, new RegExp(`${LONE_WORD}${rule.source.slice(1)}`, 'iu')] as const
    return key === 'other'
      ? ([key, new RegExp(rule.source.replace(`|${dash}`, ''), 'iu')] as const)
      : ([key, rule] as const)
  })
  // Words such as « Budget » or « Opération » are labels before a colon only.
  const alone = make(String.raw`\s*[:：]?$`).map(([key, rule]) =>
    key === 'other' || key === 'policy'
      ? ([key, new RegExp(rule.source.replace('?$', '$'), 'iu')] as const)
      : ([key, rule] as const),
  )
  const any = (text: string) => [...inline, ...alone].some(([, rule]) => rule.test(text))
  const rules = { inline, alone, any }
  compiled.set(profile, rules)
  return rules
}
