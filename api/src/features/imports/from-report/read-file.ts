import type { Deps } from '../../../kernel/deps.ts'
import { fileKey } from '../../../kernel/files/keys.ts'
import { examine, type Examined } from '../examine.ts'
import { documentFormat } from '../read/format.ts'
import { howToRead } from '../read/readers.ts'

const UNREAD: Examined = { refusal: null, readable: null, extracted: null, pages: 0, notes: [] }

/**
 * Inspects and reads a file that has no meeting yet, as the import will: its author learns at once that it cannot be read, and what is
 * read in it. Word-processor files are converted later, with their meeting; archives are refused, since they are no document.
 */
export async function readReportFile(
  deps: Deps,
  authorityId: string,
  file: { readonly sha256: string; readonly name: string },
): Promise<Examined> {
  const local = await deps.store.localPath(fileKey(authorityId, file.sha256))
  try {
    const format = await documentFormat(local.path, file.name)
    if (format === 'PDF' || format === 'UNKNOWN') return await examine(deps, authorityId, file)
    if (format === 'ZIP') return { ...UNREAD, refusal: 'NESTED_ARCHIVE' }
    if (format !== 'DOCX' && format !== 'ODT') return UNREAD
    const how = { ...(await howToRead(deps, authorityId)), fileName: file.name }
    return { ...UNREAD, extracted: await deps.pool.extract(local.path, how).catch(() => null) }
  } finally {
    await local.release()
  }
}
