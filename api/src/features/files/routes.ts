import { createDocumentLinks, createLink, readContent } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { createLinkCommand, sendContent } from './commands.ts'
import { linkTo, sentFiles } from './queries.ts'

export const files: Feature = (routes) => {
  routes.write(createLink, createLinkCommand)
  routes.read(createDocumentLinks, async (sql, actor, { documentIds }, deps) => ({
    links: (await sentFiles(sql, actor, documentIds)).map(({ documentId, ...file }) => ({
      documentId,
      ...linkTo(deps, actor.authorityId, file, false),
    })),
  }))
  routes.raw(readContent, sendContent)
}
