/** What the circuit of reports asks of the import: to read a file before it has a meeting, and to bring a report to an agenda. */
export { enterAgenda } from './enter.ts'
export { leaveAgenda } from './leave.ts'
export { readReportFile } from './read-file.ts'
export { keepPages } from './keep-pages.ts'
export { renewItem } from './renew.ts'
export type { FiledFile, FiledReport } from './types.ts'
