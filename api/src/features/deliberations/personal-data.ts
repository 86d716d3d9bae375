import type { DeliberationBoard, Minutes } from '@hemicycle/contract'
import { type MinutesTexts, personalDataIn, quotePersonalData } from '@hemicycle/domain'
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

/** The same of a procès-verbal, in its order. Once approved it does not change: it is looked at before. */
export function personalDataOfMinutes(
  { opening, items, closing }: MinutesTexts,
  facts: Minutes['facts'],
): Minutes['personalData'] {
  const texts = [
    { itemId: null, field: 'opening', text: opening } as const,
    ...facts.items.flatMap(
      ({ itemId, title }) =>
        [
          { itemId, field: 'title', text: title },
          { itemId, field: 'text', text: items[itemId] ?? '' },
        ] as const,
    ),
    { itemId: null, field: 'closing', text: closing } as const,
  ]
  const found = texts.flatMap(({ text, ...place }) =>
    personalDataIn(text).map((one) => ({ ...place, ...quotePersonalData(text, one) })),
  )
  return shown(found)
}
