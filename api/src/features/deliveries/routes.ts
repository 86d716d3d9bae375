import { changeNotifications, decideDelivery, pauseDispatch, readNotifications, receiveMailReturn, receiveSmsReceipt, recordContact, recordPreference, remind, resumeDispatch } from '@hemicycle/contract' // prettier-ignore
import type { Feature } from '../../kernel/http/route.ts'
import { decideDeliveryCommand } from './commands.ts'
import { recordContactCommand } from './contacts.ts'
import { pauseCommand, resumeCommand } from './pause.ts'
import { recordPreferenceCommand } from './preferences.ts'
import { receiveReceipt } from './receipts.ts'
import { receiveReturn } from './returns.ts'
import { remindCommand } from './remind.ts'
import { changeSettingsCommand, settingsShown } from './settings.ts'

export const deliveries: Feature = (routes) => {
  routes.write(decideDelivery, decideDeliveryCommand)
  routes.write(remind, remindCommand)
  routes.write(recordPreference, recordPreferenceCommand)
  routes.write(pauseDispatch, pauseCommand)
  routes.write(resumeDispatch, resumeCommand)
  routes.write(recordContact, recordContactCommand)
  routes.read(readNotifications, (sql, _actor, _input, deps) => settingsShown(sql, deps))
  routes.write(changeNotifications, changeSettingsCommand)
  routes.open(receiveSmsReceipt, receiveReceipt)
  routes.open(receiveMailReturn, receiveReturn)
}
