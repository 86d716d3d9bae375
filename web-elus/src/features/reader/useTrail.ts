import { ref, watch } from 'vue'

export interface Spot {
  /** Null on a page of the cahier that is of no report: its cover, its list. */
  readonly itemId: string | null
  readonly number: string
  readonly page: number
}
interface Reading {
  /** The report read on its own; null in the cahier. */
  readonly itemId: string | null
  readonly spot: Spot
  /** The reports on either side: to go there is to read on, not to jump. */
  readonly around: readonly (string | null)[]
}

/** Where one was before the last jump: a link, a thumbnail, a result, another report. */
export function useTrail(reading: () => Reading) {
  const left = ref<Spot | null>(null)
  let last: Reading = reading()
  watch(
    reading,
    (now) => {
      const jumped = now.itemId !== last.itemId && now.itemId !== null
      if (jumped && !last.around.includes(now.itemId)) left.value = last.spot
      last = now
    },
    { flush: 'post' },
  )
  return {
    left,
    /** Called before a jump. */
    mark: (): void => void (left.value = reading().spot),
    forget: (): void => void (left.value = null),
  }
}
