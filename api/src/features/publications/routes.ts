import {
  attachFiles,
  changeItemAids,
  changePublication,
  comparePublication,
  createPublication,
  detachFile,
  discardDraft,
  listItemAids,
  listMyItemAids,
  listMyPublications,
  listPublications,
  markPublication,
  notePublicationRead,
  publishPublication,
  readMyPublication,
  readPersonalData,
  readPublication,
  searchPublication,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { aidsOfItem, changeItemAidsCommand } from './aids.ts'
import { attachCommand, detachCommand } from './attach.ts'
import { changesBetween } from './changes.ts'
import {
  changePublicationCommand,
  createPublicationCommand,
  discardDraftCommand,
  markPublicationCommand,
  publishCommand,
} from './commands.ts'
import { myItemAids, myPublication, myPublications } from './mine.ts'
import { notePublicationReadCommand } from './note-read.ts'
import { pageHits } from './pages.ts'
import { personalDataById } from './personal-data.ts'
import { publicationById, publicationList } from './queries.ts'

export const publications: Feature = (routes) => {
  routes.list(listPublications, (sql, _actor, _input, { clock }) => publicationList(sql, clock.now()))
  routes.read(readPublication, (sql, _actor, { publicationId }, { clock }) =>
    publicationById(sql, publicationId, clock.now()),
  )
  routes.write(createPublication, createPublicationCommand)
  routes.write(changePublication, changePublicationCommand)
  routes.read(readPersonalData, (sql, _actor, { publicationId }) => personalDataById(sql, publicationId))
  routes.write(publishPublication, publishCommand)
  routes.write(discardDraft, discardDraftCommand)
  routes.write(markPublication, markPublicationCommand)
  routes.raw(attachFiles, attachCommand)
  routes.write(detachFile, detachCommand)
  routes.read(listItemAids, (sql, _actor, { itemId }) => aidsOfItem(sql, itemId))
  routes.write(changeItemAids, changeItemAidsCommand)
  routes.list(listMyPublications, (sql, actor, _input, { clock }) => myPublications(sql, actor, clock.now()))
  routes.read(listMyItemAids, (sql, actor, { meetingId }, { clock }) =>
    myItemAids(sql, actor, meetingId, clock.now()),
  )
  routes.read(readMyPublication, (sql, actor, { publicationId, number }, { clock }) =>
    myPublication(sql, actor, publicationId, clock.now(), number),
  )
  routes.write(notePublicationRead, notePublicationReadCommand)
  routes.read(comparePublication, (sql, actor, input, { clock }) =>
    changesBetween(sql, actor, input, clock.now()),
  )
  routes.read(searchPublication, (sql, actor, { publicationId, words }, { clock }) =>
    pageHits(sql, actor, publicationId, words, clock.now()),
  )
}
