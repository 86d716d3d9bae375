import { decideDelivery } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { decideDeliveryCommand } from './commands.ts'

export const deliveries: Feature = (routes) => {
  routes.write(decideDelivery, decideDeliveryCommand)
}
