import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stemsOfText } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { filePages, files, publicationFiles } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import type { FileRecord } from './queries.ts'

interface Found {
  readonly change: Pick<FileRecord, 'state' | 'refusal' | 'pages'>
  readonly readable: Received | null
  readonly texts: readonly string[]
}

/** A PDF goes through the same inspection as a report; other formats are offered as they are. */
export const handle: JobHandler<Deps, { fileId: string }> = async ({ deps, authorityId }, { fileId }) => {
  const tenant = { authorityId: authorityId ?? '' }
  const [file] = await inTx(deps, tenant, (sql) =>
    sql.select().from(publicationFiles).where(eq(publicationFiles.id, fileId)),
  )
  if (file?.state !== 'RECEIVED') return
  const { change, readable, texts } = await examine(deps, file)
  await inTx(deps, tenant, async (sql) => {
    const createdAt = deps.clock.now()
    if (readable)
      await sql
        .insert(files)
        .values({ ...tenant, ...readable, createdAt })
        .onConflictDoNothing()
    const pages = texts.map((text, index) => ({
      ...tenant,
      sha256: file.sha256,
      page: index + 1,
      // Text of PDFs may hold zeros, which PostgreSQL does not.
      text: text.replaceAll('\u0000', ''),
      stems: stemsOfText(text),
      source: 'TEXT' as const,
    }))
    for (let at = 0; at < pages.length; at += ROWS)
      await sql
        .insert(filePages)
        .values(pages.slice(at, at + ROWS))
        .onConflictDoNothing()
    // Copies on later versions of the same content learn it as well.
    await sql
      .update(publicationFiles)
      .set({ ...change, readableSha256: readable?.sha256 ?? null })
      .where(eq(publicationFiles.sha256, file.sha256))
  })
}

const ROWS = 200
const ready = (pages: number | null) => ({ state: 'READY' as const, refusal: null, pages })

async function examine(deps: Deps, { authorityId, sha256, name }: FileRecord): Promise<Found> {
  if (!/\.pdf$/iu.test(name)) return { change: ready(null), readable: null, texts: [] }
  const local = await deps.store.localPath(fileKey(authorityId, sha256))
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-publication-'))
  try {
    const inspection = await deps.pool.inspect(local.path)
    if (inspection.verdict === 'REFUSED') {
      const refusal = inspection.refusal ?? 'DAMAGED'
      return { change: { state: 'REFUSED', refusal, pages: null }, readable: null, texts: [] }
    }
    const copy = join(folder, 'readable.pdf')
    const derived = inspection.derivation !== 'none'
    if (derived) await deps.pool.normalise(local.path, copy)
    const readable = derived ? await keep(deps, authorityId, copy) : null
    const texts = await deps.pool.pagesOfText(derived ? copy : local.path).catch(() => [])
    return { change: ready(inspection.pages), readable, texts }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await local.release()
  }
}

const keep = (deps: Deps, authorityId: string, path: string): Promise<Received> =>
  receiveFile(deps.store, {
    authorityId,
    stream: createReadStream(path),
    maxBytes: deps.config.maxUploadBytes * 4,
  })
