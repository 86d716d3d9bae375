/** Letters 0x80 to 0xFF of code page 850, in which Windows writes names where it does not say UTF-8. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** The name of an entry: UTF-8 when its bytes are, whatever its flags say, else what Windows writes. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return [...bytes]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP850[byte - 0x80] ?? '?')))
      .join('')
  }
}

/** A path inside an archive, as folders and a name: nothing that leads out of it, or to a drive. Null for what is no file. */
export function safePath(name: string): string | null {
  const parts = name
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.replaceAll(/[\p{Cc}:]/gu, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  return name.endsWith('/') || parts.length === 0 ? null : parts.slice(-12).join('/')
}

/** Files that systems leave behind, of no use to anybody. */
export const isJunk = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part.startsWith('~$') || part === '__MACOSX') ||
  /(?:^|\/)(?:thumbs\.db|desktop\.ini)$/iu.test(path)

export const isArchiveName = (path: string): boolean => /\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz|iso)$/iu.test(path)
