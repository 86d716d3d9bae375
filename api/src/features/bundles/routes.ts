import {
  cancelBundle,
  createEditionLink,
  createMyEditionLink,
  readBundle,
  readEdition,
  requestBundle,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { cancelBundleCommand, requestBundleCommand } from './commands.ts'
import { createEditionLinkCommand } from './editions.ts'
import { latestBundle } from './queries.ts'
import { sendEdition } from './send-edition.ts'

export const bundles: Feature = (routes) => {
  routes.read(readBundle, async (sql, _actor, { meetingId }) => ({
    bundle: await latestBundle(sql, meetingId),
  }))
  routes.write(requestBundle, requestBundleCommand)
  routes.write(cancelBundle, cancelBundleCommand)
  routes.write(createEditionLink, createEditionLinkCommand)
  routes.write(createMyEditionLink, createEditionLinkCommand)
  routes.raw(readEdition, sendEdition)
}
