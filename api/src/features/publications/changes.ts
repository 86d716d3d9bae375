import type { comparePublication, Output } from '@hemicycle/contract'
import { type Article, articlesOf } from '@hemicycle/domain'
import { differenceOf } from '../imports/queries.ts'
import type { Sql } from '../../kernel/db/client.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { myVersion } from './mine.ts'

interface Between {
  readonly publicationId: string
  readonly from: number
  readonly to: number
}

/** The words that changed from one version to another, under the article of the newer one. Both must be meant for this person. */
export async function changesBetween(
  sql: Sql,
  actor: Actor,
  { publicationId, from, to }: Between,
  now: Date,
): Promise<Output<typeof comparePublication>> {
  const before = await myVersion(sql, actor, publicationId, now, from)
  const after = await myVersion(sql, actor, publicationId, now, to)
  const articles = articlesOf(after.version.text)
  const whole = ({ title, text }: Article): string => `${title}\n${text}`
  const difference = differenceOf(articlesOf(before.version.text).map(whole), articles.map(whole))
  if (!difference) return { state: 'TOO_DIFFERENT', articles: [] }
  return {
    state: 'COMPARED',
    articles: difference.pages.map(({ page, segments }) => ({
      anchor: articles[page - 1]?.anchor ?? '',
      title: articles[page - 1]?.title ?? '',
      segments: [...segments],
    })),
  }
}
