import {
  changeReport,
  changeReportFile,
  compareReportFile,
  countReports,
  createReport,
  linkReportFile,
  listReports,
  readReport,
  readReportDesk,
  removeReportFile,
  setReportsDue,
  takeReportStep,
  uploadReportFiles,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { changeReportCommand, createReportCommand, setReportsDueCommand } from './commands.ts'
import { fileChanges } from './compare.ts'
import { deskOf } from './desk.ts'
import {
  changeReportFileCommand,
  linkReportFileCommand,
  removeReportFileCommand,
  uploadReportFilesCommand,
} from './files.ts'
import { reportList, reportShown, reportsWaiting } from './queries.ts'
import { takeReportStepCommand } from './steps.ts'

export const reports: Feature = (routes) => {
  routes.list(listReports, reportList)
  routes.read(countReports, async (sql) => ({ waiting: await reportsWaiting(sql) }))
  routes.read(readReportDesk, (sql, actor, _input, deps) => deskOf(sql, actor, deps.clock.now()))
  routes.write(createReport, createReportCommand)
  routes.read(readReport, (sql, actor, { reportId }) => reportShown(sql, actor, reportId))
  routes.write(changeReport, changeReportCommand)
  routes.raw(uploadReportFiles, uploadReportFilesCommand)
  routes.write(changeReportFile, changeReportFileCommand)
  routes.write(removeReportFile, removeReportFileCommand)
  routes.write(linkReportFile, linkReportFileCommand)
  routes.read(compareReportFile, fileChanges)
  routes.write(takeReportStep, takeReportStepCommand)
  routes.write(setReportsDue, setReportsDueCommand)
}
