import { createLink, readContent } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { createLinkCommand, sendContent } from './commands.ts'

export const files: Feature = (routes) => {
  routes.write(createLink, createLinkCommand)
  routes.raw(readContent, sendContent)
}
