const JUNK_LIMIT = 65_536
const foreign = [
  [0x50, 0x4b, 0x03, 0x04], // zip, docx, odt
  [0xd0, 0xcf, 0x11, 0xe0], // doc, xls
  [0x89, 0x50, 0x4e, 0x47], // png
  [0xff, 0xd8, 0xff], // jpeg
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // rtf
]

/** The PDF inside the bytes: as it is, behind junk, or without its header; null when it is something else. */
export function findPdf(bytes: Buffer): { readonly bytes: Buffer; readonly flaw: string | null } | null {
  if (foreign.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return null
  const at = bytes.subarray(0, JUNK_LIMIT).indexOf('%PDF-')
  if (at >= 0 && at < 1024) return { bytes, flaw: at === 0 ? null : 'bytes before the header' }
  if (at >= 0) return { bytes: bytes.subarray(at), flaw: 'bytes before the header' }
  const headless =
    bytes.includes('endobj') &&
    bytes.includes('/Catalog') &&
    /\d+\s+\d+\s+obj\b/.test(bytes.toString('latin1'))
  return headless ? { bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]), flaw: 'no header' } : null
}

/** A shell that only says « open me in Adobe Reader »: the form itself is XFA, which nobody else draws. */
const SHELL =
  /(Pleasewait|documentyouaretryingtoload|isnoteventuallyreplaced|Veuillezpatienter|n[’']estpasremplacé|essayezdechargern|AdobeReader8ou|requiresAdobeReader)/i

/** Text without spaces of every page; true when it is nothing but the placeholder of a dynamic form, or nothing at all. */
export const isFormShell = (texts: readonly string[]): boolean => {
  const text = texts.join('')
  return texts.length <= 2 && text.length < 2500 && (text === '' || SHELL.test(text))
}
