import type { DeliveryState } from '@hemicycle/domain'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { grouped } from '../../kernel/jobs/grouped.ts'
import { applyChanges, type Change, changeOf, type DeliveryRow, type Happening, lockDeliveries } from './events.ts' // prettier-ignore

interface Word extends Omit<Happening, 'at'> {
  readonly deliveryId: string
  /** Asked of the row once it is locked. */
  readonly onlyIf?: (row: DeliveryRow) => boolean
}

/**
 * What workers say of their messages, written down together: one transaction, one turn at the journal and one word to the screens for all
 * that happen at about the same time in an authority. Resolves once it is committed, with the new state, or null when nothing moved.
 */
export const happen = grouped<Deps, Word, DeliveryState | null>((deps, authorityId, words) =>
  inTx(deps, { authorityId }, async (sql) => {
    const at = deps.clock.now()
    const rows = await lockDeliveries(
      sql,
      words.map(({ deliveryId }) => deliveryId),
    )
    const changes: Change[] = []
    const states = words.map(({ deliveryId, onlyIf, ...happening }) => {
      const row = rows.get(deliveryId)
      if (!row || (onlyIf && !onlyIf(row))) return null
      const change = changeOf(row, { ...happening, at })
      if (!change) return null
      rows.set(deliveryId, change.after)
      changes.push(change)
      return change.state
    })
    await applyChanges(sql, { authorityId }, changes)
    return states
  }),
)
