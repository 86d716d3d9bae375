import type { DeliberationBoard } from '@hemicycle/contract'
import { personalDataIn, Problem, quotePersonalData } from '@hemicycle/domain'
import { markOf } from '../../kernel/mark.ts'
import type { DeliberationRow } from './queries.ts'

/** What the délibérations that wait to be published say of people. Once published a text does not change: it is looked at before. */
export function personalDataOf(rows: readonly DeliberationRow[]): DeliberationBoard['personalData'] {
  const found = rows
    .filter(({ publishedAt }) => publishedAt === null)
    .flatMap((row) =>
      (['title', 'text'] as const).flatMap((field) =>
        personalDataIn(row[field]).map((one) => ({
          deliberationId: row.id,
          field,
          ...quotePersonalData(row[field], one),
        })),
      ),
    )
  return { mark: markOf(found), found }
}

/** Refuses what nobody has seen: the mark is that of the passages that were shown. */
export function seen({ found, mark }: DeliberationBoard['personalData'], given: string | undefined): void {
  if (found.length > 0 && given !== mark)
    throw new Problem('PERSONAL_DATA', `${found.length} passages`, { extra: { found: found.length } })
}
