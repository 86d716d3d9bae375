import { discardDocument, listDocuments, restoreDocument, uploadDocuments } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { discardCommand, restoreCommand, uploadCommand } from './commands.ts'
import { documentList } from './queries.ts'

export const imports: Feature = (routes) => {
  routes.read(listDocuments, async (sql, _actor, { meetingId }) => ({
    documents: await documentList(sql, meetingId),
  }))
  routes.raw(uploadDocuments, uploadCommand)
  routes.write(discardDocument, discardCommand)
  routes.write(restoreDocument, restoreCommand)
}
