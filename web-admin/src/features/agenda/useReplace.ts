import { ref } from 'vue'
import { say, sayProblem } from '../../common/say.ts'
import * as fr from '../../i18n/fr.ts'
import { type ReplaceResult, sendVersion } from '../../common/send-file.ts'

const words = fr.versions

/** Sends a new version of a file and says what became of it. The version in force stands until the new one can be read. */
export function useReplace(documentId: () => string, sent: () => unknown) {
  const percent = ref<number | null>(null)
  const replace = async (file: File): Promise<void> => {
    if (percent.value !== null) return
    percent.value = 0
    try {
      const progress = (bytes: number): void =>
        void (percent.value = file.size > 0 ? Math.round((100 * bytes) / file.size) : 0)
      tell(await sendVersion(documentId(), file, progress))
      await sent()
    } catch (problem) {
      if (problem instanceof TypeError) say(words.failed, { tone: 'warn' })
      else sayProblem(problem)
    } finally {
      percent.value = null
    }
  }
  return { percent, replace }
}

function tell({ outcome, refusal }: ReplaceResult): void {
  if (outcome === 'RECEIVED') say(words.sent)
  else if (outcome === 'DUPLICATE') say(words.same, { tone: 'warn' })
  else if (refusal) say(fr.refusals[refusal].wayOut, { tone: 'warn' })
}
