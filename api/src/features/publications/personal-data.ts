import type { Output, Publication, readPersonalData } from '@hemicycle/contract'
import { personalDataIn, quotePersonalData } from '@hemicycle/domain'
import { and, asc, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { filePages, publicationFiles, publications } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { shown } from '../../kernel/mark.ts'
import { lastVersion, type VersionRecord } from './queries.ts'

type Read = Output<typeof readPersonalData>

export async function personalDataById(sql: Sql, id: string): Promise<Read> {
  const [row] = await sql
    .select({ kind: publications.kind })
    .from(publications)
    .where(eq(publications.id, id))
  const { kind } = existing(row, 'publication')
  return personalDataOf(sql, kind, existing(await lastVersion(sql, id), 'version'))
}

/** What a procès-verbal says of people, in its text and on the pages of its files. Other publications are not looked at. */
export async function personalDataOf(
  sql: Sql,
  kind: Publication['kind'],
  version: VersionRecord,
): Promise<Read> {
  if (kind !== 'MINUTES') return shown([])
  const pages = await sql
    .select({ fileName: publicationFiles.name, page: filePages.page, text: filePages.text })
    .from(publicationFiles)
    .innerJoin(filePages, eq(filePages.sha256, publicationFiles.sha256))
    .where(and(eq(publicationFiles.versionId, version.id), eq(publicationFiles.state, 'READY')))
    .orderBy(asc(publicationFiles.position), asc(filePages.page))
  const found = [{ fileName: null, page: null, text: version.text }, ...pages].flatMap(
    ({ fileName, page, text }) =>
      personalDataIn(text).map((one) => ({ fileName, page, ...quotePersonalData(text, one) })),
  )
  return shown(found)
}
