import {
  applyList,
  compareVersions,
  cutDocument,
  discardDocument,
  listDocuments,
  listVersions,
  placeDocument,
  readAbilities,
  readAgain,
  readItemReading,
  readList,
  replaceDocument,
  restoreDocument,
  uploadDocuments,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { abilitiesOf } from './abilities.ts'
import { uploadCommand } from './commands.ts'
import { applyListCommand } from './list/apply-list.ts'
import { columnsOf, listOf, proposalOf } from './list/proposal.ts'
import { cutDocumentCommand } from './place/cut-document.ts'
import { placeDocumentCommand } from './place/place-document.ts'
import { discardCommand, restoreCommand } from './put-aside.ts'
import { documentList } from './queries.ts'
import { itemReading } from './read/item-reading.ts'
import { readAgainCommand } from './read/read-again.ts'
import { changesOf, versionsOf } from './versions/line.ts'
import { replaceCommand } from './versions/replace.ts'

export const imports: Feature = (routes) => {
  routes.read(listDocuments, async (sql, _actor, { meetingId }) => ({
    documents: await documentList(sql, meetingId),
  }))
  routes.read(readAbilities, (_sql, _actor, _input, deps) => abilitiesOf(deps))
  routes.raw(uploadDocuments, uploadCommand)
  routes.write(placeDocument, placeDocumentCommand)
  routes.write(cutDocument, cutDocumentCommand)
  routes.read(readList, async (sql, _actor, { documentId, as }) =>
    listOf(await proposalOf(sql, documentId, as === undefined ? undefined : columnsOf(as))),
  )
  routes.write(applyList, applyListCommand)
  routes.write(readAgain, readAgainCommand)
  routes.read(readItemReading, (sql, _actor, { itemId }) => itemReading(sql, itemId))
  routes.write(discardDocument, discardCommand)
  routes.write(restoreDocument, restoreCommand)
  routes.raw(replaceDocument, replaceCommand)
  routes.read(listVersions, async (sql, _actor, { documentId }) => ({
    versions: await versionsOf(sql, documentId),
  }))
  routes.read(compareVersions, (sql, _actor, { documentId, since }) => changesOf(sql, documentId, since))
}
