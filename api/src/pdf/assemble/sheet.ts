import type { BodyPage } from '../body/body.ts'
import { settle } from '../body/fragment.ts'
import type { Marks } from '../stamp/marks.ts'
import { toPage, upright } from '../stamp/upright.ts'
import { number as digits } from '../syntax/write.ts'

/** One page of the bundle, in the order of reading. */
export interface Sheet {
  readonly page: BodyPage
  readonly base: number
  readonly marks: Marks
}

export const numberOf = ({ page, base }: Sheet): number => base + page.number

/** « Go to the top of that page, keep the zoom », as the reader sees its top (ISO 32000-1, 12.3.2.2). */
export function topOf(sheet: Sheet): string {
  const seen = upright(sheet.page.shape)
  const [x, y] = toPage(seen, 0, seen.height)
  return `[${numberOf(sheet)} 0 R/XYZ ${digits(x)} ${digits(y)} null]`
}

/** What goes around the content of the page so that marks land where meant, whatever state it leaves behind. */
export const closings = ({ page }: Sheet): string => 'Q '.repeat(page.after + 1)

/** The entries of the page, with the numbers they have in the bundle. */
export const entriesOf = ({ page, base }: Sheet): string => settle(page.entries, base)
export const annotsOf = ({ page, base }: Sheet): string => settle(page.annots, base)
