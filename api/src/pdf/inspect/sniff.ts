const foreign = [
  [0x50, 0x4b, 0x03, 0x04], // zip, docx, odt
  [0xd0, 0xcf, 0x11, 0xe0], // doc, xls
  [0x89, 0x50, 0x4e, 0x47], // png
  [0xff, 0xd8, 0xff], // jpeg
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // rtf
]

/** The beginning of a file is that of another kind of file. */
export const isForeign = (start: Uint8Array): boolean =>
  foreign.some((magic) => magic.every((byte, i) => start[i] === byte))

/** A shell that only says « open me in Adobe Reader »: the form itself is XFA, which nobody else draws. */
const SHELL =
  /(Pleasewait|documentyouaretryingtoload|isnoteventuallyreplaced|Veuillezpatienter|n[’']estpasremplacé|essayezdechargern|AdobeReader8ou|requiresAdobeReader)/i

/** Text without spaces of every page; true when it is nothing but the placeholder of a dynamic form, or nothing at all. */
export const isFormShell = (texts: readonly string[]): boolean => {
  const text = texts.join('')
  return texts.length <= 2 && text.length < 2500 && (text === '' || SHELL.test(text))
}
