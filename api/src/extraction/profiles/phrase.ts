/** Letters that a word processor, a keyboard or a capital writes in another way. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'aàâä',
  c: 'cç',
  e: 'eéèêë',
  i: 'iîï',
  o: 'oôö',
  u: 'uùûü',
  y: 'yÿ',
}
const NAME = String.raw`(?<who>\p{L}[^:;,()!?]{2,70}?)`

/**
 * The source of a regular expression (flags `iu`) that reads a phrase written by a clerk: case, accents, spaces and apostrophes
 * apart. « * » is up to 80 signs, « {nom} » a name (group `who`). Nothing of the phrase is taken as a pattern, and nothing in what
 * is made can repeat within a repetition; with the two « * » that a profile may hold, no phrase can make reading slow.
 */
export function phraseSource(phrase: string): string {
  return phrase
    .normalize('NFC')
    .trim()
    .split(/(\{nom\}|\*|\s+)/u)
    .map((piece) => {
      if (piece === '{nom}') return NAME
      if (piece === '*') return '.{0,80}'
      return /^\s+$/u.test(piece) ? String.raw`\s+` : Array.from(piece).map(letterSource).join('')
    })
    .join('')
    .replaceAll(String.raw`.{0,80}\s+`, '.{0,80}')
    .replaceAll(String.raw`\s+.{0,80}`, '.{0,80}')
}

function letterSource(letter: string): string {
  if (/['’]/u.test(letter)) return "['’]\\s?"
  if (letter === '°' || letter === 'º') return '\\s?[°º]'
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const variants = LETTERS[plain]
  if (variants) return `[${variants}]`
  return /[\p{L}\p{N}]/u.test(letter) ? letter : letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
}

/** « CP/######/@/#+ » as the source of a regular expression. */
export const shapeSource = (shape: string): string =>
  shape
    .trim()
    .split(/(#\+|[#@]|\s+)/u)
    .map((piece) =>
      piece === '#+'
        ? String.raw`\d{1,12}`
        : piece === '#'
          ? String.raw`\d`
          : piece === '@'
            ? '[A-Z]'
            : /^\s+$/u.test(piece)
              ? String.raw`\s`
              : piece.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'),
    )
    .join('')
