const LONGEST = 450

/** For display: French spacing before double signs and inside guillemets, nothing dangling at either end. */
export function tidyTitle(text: string): string {
  return text
    .replace(/\s+([:;?!])(?=\s|$)/gu, '\u00a0$1')
    .replace(/«\s*/gu, '«\u00a0')
    .replace(/\s*»/gu, '\u00a0»')
    .replace(/^[\s–—:•-]+|[\s–—:•_-]+$/gu, '')
    .trim()
}

/** A title is a few words and no sentence of the text: YES; might be one: MAYBE; cannot be one: NO. */
export function isPlausible(text: string): 'YES' | 'MAYBE' | 'NO' {
  const letters = text.replace(/[^\p{L}]/gu, '').length
  if (letters < 4 || text.length > 900) return 'NO'
  const sentence = /[.;,]$/u.test(text) && text.length > 160
  const fragment = /^\p{Ll}/u.test(text) && !/^(?:l['’]|d['’]|la |le |les |un |une )/u.test(text)
  return letters < 8 || text.length > LONGEST || sentence || fragment || /[;,]$/u.test(text) ? 'MAYBE' : 'YES'
}
