import type { agendaItems, documentReadings } from '../../../kernel/db/schema/index.ts'
import type { DocumentRecord } from '../queries.ts'

export type Reading = typeof documentReadings.$inferSelect
export type ItemRecord = typeof agendaItems.$inferSelect

/** All that is known of the files and items of a meeting. */
export interface State {
  readonly authorityId: string
  readonly meetingId: string
  /** Files and pieces in use. */
  readonly rows: readonly DocumentRecord[]
  /** Files that were read: whole, or the source of their pieces. */
  readonly files: readonly DocumentRecord[]
  readonly readings: ReadonlyMap<string, Reading>
  readonly items: readonly ItemRecord[]
  /** Items that the clerk, or a dispatch, has taken over. */
  readonly touched: ReadonlySet<string>
}
