/** The bundle engine: files in, files out. It knows nothing of meetings, databases or workers. */
export { assembleBundle, assembleReport } from './assemble/assemble.ts'
export { openAssembly, type Assembly } from './assemble/assembly.ts'
export { bodyName } from './body/store.ts'
export { cutPages } from './assemble/cut-pages.ts'
export { printAgenda } from './front-matter/print-agenda.ts'
export { printSheet } from './sheet/print-sheet.ts'
export type { SheetBlock, SheetSpec } from './sheet/types.ts'
export { bytesOfAddress, fit } from './image/fit.ts'
export { imageToPdf } from './image/image-to-pdf.ts'
export { WriteFault } from './write/sink.ts'
export { inspect, normalise, refusedUnread } from './inspect/inspect.ts'
export type {
  AssembleOptions,
  BundleCover,
  BundleDocument,
  BundleItem,
  BundleResult,
  BundleSection,
  BundleSpec,
  BundleStamp,
  Derivation,
  Inspection,
  InspectOptions,
  ReportSpec,
  Verdict,
} from './types.ts'
