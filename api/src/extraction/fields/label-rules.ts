import { LABEL_KEYS, type LabelKey, type Profile } from '../profiles/profile.ts'

interface Rules {
  /** « Objet : … » with words after it, group `rest`. */
  readonly inline: readonly (readonly [LabelKey, RegExp])[]
  /** « Objet » or « Objet : » and nothing else. */
  readonly alone: readonly (readonly [LabelKey, RegExp])[]
  /** Begins with any label: a value never goes beyond such a line. */
  readonly any: (text: string) => boolean
}
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
  // « Budget annexe - Décision modificative » is a title: before a dash only the words of a form are labels.
  const inline = make(String.raw`(?:\s*[:：]\s*|\s+[–—-]\s+)(?<rest>.*)$`).map(([key, rule]) =>
    key === 'other' || key === 'policy'
      ? ([key, new RegExp(rule.source.replace(String.raw`|\s+[–—-]\s+`, ''), 'iu')] as const)
      : ([key, rule] as const),
  )
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
