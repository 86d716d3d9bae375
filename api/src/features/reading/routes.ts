import {
  listMarks,
  readChanges,
  readDocumentText,
  readDocumentTexts,
  readTextChanges,
  saveMark,
  searchConvocation,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { changesSince, textChanges } from './changes.ts'
import { saveMarkCommand } from './commands.ts'
import { documentText, documentTexts, marksOf } from './queries.ts'
import { searchMeeting } from './search.ts'

export const reading: Feature = (routes) => {
  routes.read(listMarks, async (sql, actor) => ({ marks: await marksOf(sql, actor) }))
  routes.write(saveMark, saveMarkCommand)
  routes.read(readDocumentText, (sql, actor, { documentId }) => documentText(sql, actor, documentId))
  routes.read(readDocumentTexts, async (sql, actor, { documentIds }) => ({
    texts: await documentTexts(sql, actor, documentIds),
  }))
  routes.read(searchConvocation, (sql, actor, { meetingId, q }) => searchMeeting(sql, actor, meetingId, q))
  routes.read(readChanges, (sql, actor, { meetingId }) => changesSince(sql, actor, meetingId))
  routes.read(readTextChanges, textChanges)
}
