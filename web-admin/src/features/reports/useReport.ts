import {
  changeReportFile,
  linkReportFile,
  type Output,
  readReport,
  readReportDesk,
  removeReportFile,
  type Report,
  takeReportStep,
} from '@hemicycle/contract'
import type { ReportFileKind, ReportStep } from '@hemicycle/domain'
import { ref, type Ref, shallowRef, type ShallowRef, watch } from 'vue'
import { call, idempotencyKey } from '../../api.ts'
import { say, sayProblem } from '../../common/say.ts'
import * as fr from '../../i18n/fr.ts'
import { useLive } from '../../live.ts'

export type Desk = Output<typeof readReportDesk>

export interface OpenReport {
  readonly report: ShallowRef<Report | null>
  readonly desk: ShallowRef<Desk | null>
  readonly error: ShallowRef<unknown>
  readonly busy: Ref<boolean>
  readonly reload: () => Promise<void>
  readonly step: (
    step: ReportStep,
    more?: { comment?: string; meetingId?: string | null },
  ) => Promise<boolean>
  readonly kind: (fileId: string, kind: ReportFileKind) => Promise<void>
  readonly remove: (fileId: string, name: string) => Promise<void>
  readonly openFile: (fileId: string) => Promise<void>
}

/** One report on screen: read, read again when it changes elsewhere, and the steps that may be taken. */
export function useReport(id: () => string | undefined): OpenReport {
  const report = shallowRef<Report | null>(null)
  const desk = shallowRef<Desk | null>(null)
  const error = shallowRef<unknown>(null)
  const busy = ref(false)

  const reload = async (): Promise<void> => {
    const reportId = id()
    try {
      desk.value ??= await call(readReportDesk, {})
      const found = reportId === undefined ? null : await call(readReport, { reportId })
      if (reportId === id()) [report.value, error.value] = [found, null]
    } catch (problem) {
      error.value = problem
    }
  }
  watch(id, (now) => {
    if (report.value && report.value.id !== now) report.value = null
    void reload()
  }, { immediate: true }) // prettier-ignore
  useLive(['reports'], () => null, reload)

  /** What a gesture made of the report; a refusal is said, and the report read again. */
  async function act(work: (report: Report) => Promise<Report>, done?: string): Promise<boolean> {
    if (!report.value || busy.value) return false
    busy.value = true
    try {
      report.value = await work(report.value)
      if (done) say(done)
      return true
    } catch (problem) {
      sayProblem(problem)
      await reload()
      return false
    } finally {
      busy.value = false
    }
  }
  return {
    report,
    desk,
    error,
    busy,
    reload,
    step: (step, more = {}) =>
      act(
        ({ id: reportId, version }) =>
          call(takeReportStep, { reportId, version, step, ...more }, { 'idempotency-key': idempotencyKey() }),
        fr.reports.done[step],
      ),
    kind: async (fileId, kind) => void (await act(() => call(changeReportFile, { fileId, kind }))),
    remove: async (fileId, name) =>
      void (await act(() => call(removeReportFile, { fileId }), fr.reports.removed(name))),
    openFile,
  }
}

/** The tab opens before the address is known: a browser only lets a click do so. */
async function openFile(fileId: string): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const { url } = await call(linkReportFile, { fileId })
    if (tab) tab.location.href = url
    else location.assign(url)
  } catch (problem) {
    tab?.close()
    sayProblem(problem)
  }
}
