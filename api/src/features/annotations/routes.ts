import {
  exportAnnotations,
  listAnnotations,
  listReaders,
  removeAnnotation,
  saveAnnotation,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { removeAnnotationCommand, saveAnnotationCommand } from './commands.ts'
import { sendExport } from './export.ts'
import { annotationsOf, readersOf } from './queries.ts'

export const annotations: Feature = (routes) => {
  routes.read(listAnnotations, async (sql, actor, { meetingId }) => ({
    annotations: await annotationsOf(sql, actor, meetingId),
  }))
  routes.write(saveAnnotation, saveAnnotationCommand)
  routes.write(removeAnnotation, removeAnnotationCommand)
  routes.read(listReaders, (sql, actor, { meetingId }) => readersOf(sql, actor, meetingId))
  routes.raw(exportAnnotations, sendExport)
}
