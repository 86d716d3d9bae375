/** « _x0001_ », « _x000D_ »: how spreadsheets write a character that XML cannot hold. */
const ESCAPE = /_x(?<code>[0-9a-f]{4})_/giu
/** A cut between two lines; a sign that already parts them is enough. */
const CUT = '\u0000'
const PARTED = /[.:;,–—-]$/u

/**
 * The words of a cell: escapes of spreadsheets decoded, control characters and line ends taken for what they part, spaces as typed
 * once. « Voirie_x0001_Approbation » → « Voirie – Approbation ». Pure.
 */
export function cleanCell(text: string): string {
  const parts = text
    .replaceAll(ESCAPE, (whole, code: string) => decoded(whole, Number.parseInt(code, 16)))
    .replaceAll(/[\r\n\v\f]+|[\u0001-\u0008\u000e-\u001f\u007f]/gu, CUT) // eslint-disable-line no-control-regex -- they are what is looked for
    .split(CUT)
    .map((part) => part.replaceAll(/[ \t]+/gu, ' ').trim())
    .filter((part) => part !== '')
  return parts.reduce(
    (whole, part) => (whole === '' ? part : `${whole}${PARTED.test(whole) ? ' ' : ' – '}${part}`),
    '',
  )
}

/** « _x005F_ » stands for the underscore of a text that looks like an escape. */
function decoded(whole: string, code: number): string {
  if (code === 0x5f) return '_'
  return code < 0x20 ? CUT : code < 0xd800 ? String.fromCharCode(code) : whole
}
