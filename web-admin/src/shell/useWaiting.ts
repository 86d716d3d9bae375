import { countReports } from '@hemicycle/contract'
import { type Ref, ref } from 'vue'
import { call } from '../api.ts'
import { useLive } from '../live.ts'
import { useSession } from '../stores/session.ts'

/** How many reports wait for the office: shown in the rail, read again when one is handed in or decided. */
export function useWaiting(): Ref<number> {
  const session = useSession()
  const waiting = ref(0)
  const read = async (): Promise<void> => {
    if (!session.author) waiting.value = (await call(countReports, {})).waiting
  }
  const quietly = (): Promise<void> => read().catch(() => undefined)
  void quietly()
  useLive(['reports'], () => null, quietly)
  return waiting
}
