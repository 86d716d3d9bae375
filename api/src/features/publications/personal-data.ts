import type { Output, readPersonalData } from '@hemicycle/contract'
import { personalDataIn, Problem, quotePersonalData } from '@hemicycle/domain'
import { and, asc, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { filePages, publicationFiles, publications } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { markOf } from '../../kernel/mark.ts'
import { lastVersion } from './queries.ts'

type Read = Output<typeof readPersonalData>

/** What a procès-verbal says of people, in its text and on the pages of its files. Other publications are not looked at. */
export async function personalDataOf(sql: Sql, id: string): Promise<Read> {
  const [publication] = await sql.select().from(publications).where(eq(publications.id, id))
  const version = existing(await lastVersion(sql, id), 'version')
  if (existing(publication, 'publication').kind !== 'MINUTES') return { mark: markOf([]), found: [] }
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
  return { mark: markOf(found), found }
}

/** Refuses what nobody has seen: the mark is that of the passages that were shown. */
export async function refuseUnseen(sql: Sql, id: string, given: string | undefined): Promise<number> {
  const { mark, found } = await personalDataOf(sql, id)
  if (found.length > 0 && given !== mark)
    throw new Problem('PERSONAL_DATA', `${found.length} passages`, { extra: { found: found.length } })
  return found.length
}
