import type { DeliberationBoard } from '@hemicycle/contract'
import { personalDataIn, quotePersonalData } from '@hemicycle/domain'
import { shown } from '../../kernel/mark.ts'
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
  return shown(found)
}
