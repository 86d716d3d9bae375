import { decideDelivery, receiveSmsReceipt, recordPreference, remind } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { decideDeliveryCommand } from './commands.ts'
import { recordPreferenceCommand } from './preferences.ts'
import { receiveReceipt } from './receipts.ts'
import { remindCommand } from './remind.ts'

export const deliveries: Feature = (routes) => {
  routes.write(decideDelivery, decideDeliveryCommand)
  routes.write(remind, remindCommand)
  routes.write(recordPreference, recordPreferenceCommand)
  routes.open(receiveSmsReceipt, receiveReceipt)
}
