import type { changeNotifications, Input, NotificationSettings, Output } from '@hemicycle/contract'
import {
  DEFAULT_QUIET,
  DEFAULT_REMINDERS,
  Problem,
  type QuietHours,
  REPORT_REMINDERS,
} from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import { notificationSettings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { record } from '../../kernel/journal.ts'

type Shown = Output<typeof changeNotifications>

/** What the authority of the transaction chose, or the product's own habits. */
export async function settingsOf(sql: Sql): Promise<NotificationSettings> {
  const [row] = await sql.select().from(notificationSettings).limit(1)
  if (!row)
    return {
      smsWithNotice: false,
      quietFrom: DEFAULT_QUIET.from,
      quietTo: DEFAULT_QUIET.to,
      reminders: [...DEFAULT_REMINDERS],
      reportReminders: [...REPORT_REMINDERS],
    }
  const { smsWithNotice, quietFrom, quietTo, reminders, reportReminders } = row
  return {
    smsWithNotice,
    quietFrom,
    quietTo,
    reminders: [...reminders],
    reportReminders: [...reportReminders],
  }
}

export const quietOf = ({ quietFrom, quietTo }: NotificationSettings): QuietHours => ({
  from: quietFrom,
  to: quietTo,
})

export async function settingsShown(sql: Sql, deps: Deps): Promise<Shown> {
  return { ...(await settingsOf(sql)), smsAvailable: deps.sms !== null }
}

export async function changeSettingsCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeNotifications>,
): Promise<Shown> {
  refuseTwins(input.reminders)
  return inTx(deps, actor, async (sql) => {
    const { smsWithNotice, quietFrom, quietTo, reminders } = input
    const asked = input.reportReminders ?? (await settingsOf(sql)).reportReminders
    const reportReminders = [...asked].sort((a, b) => b - a)
    const fields = { smsWithNotice, quietFrom, quietTo, reminders, reportReminders }
    await sql
      .insert(notificationSettings)
      .values({ ...fields, smsSender: null, authorityId: actor.authorityId })
      .onConflictDoUpdate({ target: notificationSettings.authorityId, set: fields })
    await record(sql, actor, deps.clock.now(), {
      action: 'notifications.changed',
      subject: 'authority',
      subjectId: actor.authorityId,
      facts: { ...fields },
    })
    return settingsShown(sql, deps)
  })
}

/** A rule speaks once for each silence, day and channel: the same twice would be one. */
function refuseTwins(rules: NotificationSettings['reminders']): void {
  const keys = rules.map(({ after, daysBefore, channel }) => `${after} ${daysBefore} ${channel}`)
  const twin = keys.findIndex((key, index) => keys.indexOf(key) !== index)
  if (twin < 0) return
  const violations = [{ field: `reminders/${twin}`, reason: 'the same rule twice' }]
  throw new Problem('INVALID_INPUT', 'reminders', { violations })
}
