import { type Report, uploadReportFiles } from '@hemicycle/contract'
import { reactive, type ShallowRef } from 'vue'
import { sentenceOf } from '../../common/problem.ts'
import { upload } from '../../common/upload.ts'
import * as fr from '../../i18n/fr.ts'

export interface Sending {
  readonly name: string
  percent: number
  problem: string | null
}

/** Files on their way to a report, one after the other; one that fails stays on screen with its reason, and stops no other. */
export function useSending(report: ShallowRef<Report | null>, reportId: () => Promise<string | null>) {
  const sending = reactive<Sending[]>([])
  const forget = (one: Sending): void => {
    const at = sending.indexOf(one)
    if (at >= 0) sending.splice(at, 1)
  }
  async function send(files: readonly File[], replaces?: string): Promise<boolean> {
    for (const failed of sending.filter(({ problem }) => problem)) forget(failed)
    const lines = files.map((file) => reactive<Sending>({ name: file.name, percent: 0, problem: null }))
    sending.push(...lines)
    let sound = true
    for (const [index, file] of files.entries()) {
      const line = lines[index] as Sending
      if (await sendOne(file, line, replaces)) forget(line)
      else sound = false
    }
    return sound
  }
  async function sendOne(file: File, line: Sending, replaces?: string): Promise<boolean> {
    const id = await reportId()
    const query = replaces ? `?replaces=${replaces}` : ''
    const progress = (sent: number): void => {
      line.percent = file.size > 0 ? Math.round((100 * sent) / file.size) : 100
    }
    try {
      if (id === null) throw new TypeError('no report to send it to')
      const address = uploadReportFiles.path.replace(':reportId', id) + query
      report.value = await upload<Report>(address, file, file.name, progress)
      return true
    } catch (error) {
      line.problem = error instanceof TypeError ? fr.reports.sendFailed(file.name) : sentenceOf(error)
      return false
    }
  }
  return { sending, send, forget }
}
