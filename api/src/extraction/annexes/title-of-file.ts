const ENDING = /\.[\p{L}\d]{2,5}$/u
const LEADING = new RegExp(
  [
    // The number of the report, and « rapport » before it.
    String.raw`^(?:rapports?|rapp?|d[ée]lib[ée]rations?|d[ée]libs?|points?|dossiers?)?[\s°]*(?:n[°o]?\s*)?[A-Z]{0,3}[\d.]{1,7}(?=[\s–—-])[\s–—-]*`,
    // « annexe 2 - »
    String.raw`^(?:annexes?|ann|pi[èe]ces?\s+jointes?|pj)(?![\p{L}])\s*(?:n\s?[°o]?\s*)?(?:\d{1,2}(?:\.\d{1,2})?(?![\d])|[A-H](?!\p{L})|[IVX]{1,4}(?!\p{L}))?[\s:–—.-]*`,
  ].join('|'),
  'iu',
)
/** What people add to a name and no reader needs: versions, « définitif », dates. */
const TRAILING =
  /[\s–—(-]*(?:(?:v|vf|version)\s?\d*(?:\.\d+)?|d[ée]f(?:initi(?:f|ve))?|final[e]?|sign[ée]e?|scan|copie|\(\d+\)|\d{2}[.\s-]?\d{2}[.\s-]?(?:20)\d{2}|20\d{2}[.\s-]?(?:0[1-9]|1[0-2])[.\s-]?[0-3]\d|20(?:0[1-9]|1[0-2])[0-3]\d)\)?$/iu

/**
 * The name of a file as a title: « 101_annexe-2_plan-de-situation_v2.pdf » gives « Plan de situation ». Numbers of the report and of
 * the annexe, versions and dates go; null when nothing is left that says anything. Pure.
 */
export function titleOfFile(name: string): string | null {
  const bare = name.normalize('NFC').replace(ENDING, '')
  const spaced = bare.replaceAll('_', ' ')
  // Hyphens stand for spaces where a name has none: « saint-pierre » keeps its own elsewhere.
  const words = (/\s/u.test(bare.trim()) ? spaced : spaced.replace(/(?<=\S)-(?=\S)/gu, ' '))
    .replace(/\s+/gu, ' ')
    .trim()
  const title = until(until(words, LEADING), TRAILING)
    .replace(/^[\s:–—.-]+|[\s:–—-]+$/gu, '')
    .trim()
  if (!/\p{L}{2}/u.test(title)) return null
  return title.charAt(0).toLocaleUpperCase('fr') + title.slice(1)
}

function until(text: string, pattern: RegExp): string {
  const next = text.replace(pattern, '')
  return next === text ? text : until(next, pattern)
}
