import {
  cancelAttendance,
  cancelVote,
  changeSittingHead,
  closeSitting,
  type Input,
  readSitting,
  recordAttendance,
  recordVote,
  type Sitting,
  type SittingHead,
  type SittingItem,
} from '@hemicycle/contract'
import { clockTimeIn } from '@hemicycle/domain'
import { computed, type ComputedRef, ref, type ShallowRef, shallowRef } from 'vue'
import { call } from '../../api.ts'
import { say, sayProblem } from '../../common/say.ts'
import { useRead } from '../../common/useRead.ts'
import * as fr from '../../i18n/fr.ts'
import { useLive } from '../../live.ts'
import { useSession } from '../../stores/session.ts'

type Fact = Omit<Input<typeof recordAttendance>, 'meetingId' | 'itemId' | 'at'>
type Vote = Omit<Input<typeof recordVote>, 'itemId'>
type Back = () => Promise<Sitting>

/** The sitting on screen: which point is open, what is written down about it, and how the last gesture is taken back. */
export function useSitting(meetingId: string) {
  const { data: sitting, error, reload } = useRead(() => call(readSitting, { meetingId }))
  useLive(['sitting', 'agenda', 'attendance'], () => meetingId, reload)

  /** 0 is the opening. */
  const order = ref(0)
  const item = computed<SittingItem | null>(() => sitting.value?.items[order.value - 1] ?? null)
  const place = computed(() => item.value ?? sitting.value?.opening ?? null)
  const go = (to: number): void => {
    order.value = Math.max(0, Math.min(sitting.value?.items.length ?? 0, to))
  }

  const acts = useActs(sitting)
  return {
    sitting,
    error,
    reload,
    order,
    item,
    place,
    go,
    ...acts,
    ...useGestures(meetingId, { sitting, item, ...acts }),
  }
}
export type UseSitting = ReturnType<typeof useSitting>

/** One gesture at a time, and the way back from each. */
function useActs(sitting: ShallowRef<Sitting | null>) {
  const busy = ref(false)
  const backs = shallowRef<readonly Back[]>([])
  /** One gesture at a time; what it answers is what is shown. `undo` is asked for the way back once it is done. */
  async function act(gesture: () => Promise<Sitting>, undo?: (after: Sitting) => Back): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      const after = await gesture()
      sitting.value = after
      if (undo) backs.value = [...backs.value, undo(after)]
      return true
    } catch (problem) {
      sayProblem(problem)
      return false
    } finally {
      busy.value = false
    }
  }

  async function takeBack(): Promise<void> {
    const back = backs.value.at(-1)
    if (!back) return
    if (await act(back)) {
      backs.value = backs.value.slice(0, -1)
      say(fr.sitting.undone)
    }
  }
  const mayUndo = computed(() => backs.value.length > 0)
  return { busy, act, takeBack, mayUndo }
}

interface Stage extends ReturnType<typeof useActs> {
  readonly sitting: ShallowRef<Sitting | null>
  readonly item: ComputedRef<SittingItem | null>
}

/** What is written down about the point that is open. */
function useGestures(meetingId: string, { sitting, item, act, takeBack }: Stage) {
  const words = fr.sitting
  const session = useSession()
  const time = ref('')
  const timeNow = (): string => time.value || clockTimeIn(new Date(), session.zone)

  async function note(fact: Fact): Promise<boolean> {
    const known = new Set(sitting.value?.events.map(({ id }) => id))
    const done = await act(
      () => call(recordAttendance, { meetingId, itemId: item.value?.itemId ?? null, at: timeNow(), ...fact }),
      (after) => async () => {
        let last = after
        for (const { id } of after.events)
          if (!known.has(id)) last = await call(cancelAttendance, { eventId: id })
        return last
      },
    )
    if (done) say(words.done[fact.type], { undo: takeBack })
    return done
  }

  async function vote(given: Vote): Promise<boolean> {
    const voted = item.value
    if (!voted) return false
    const { itemId, vote: before } = voted
    return act(
      () => call(recordVote, { itemId, ...given }),
      () => () => (before ? call(recordVote, { itemId, ...votesOf(before) }) : call(cancelVote, { itemId })),
    )
  }

  async function unvote(): Promise<boolean> {
    const { itemId, vote: before } = item.value ?? {}
    if (!itemId || !before) return false
    return act(
      () => call(cancelVote, { itemId }),
      () => () => call(recordVote, { itemId, ...votesOf(before) }),
    )
  }

  const unnote = (eventId: string): Promise<boolean> => act(() => call(cancelAttendance, { eventId }))
  const changeHead = (head: SittingHead): Promise<boolean> =>
    act(() => call(changeSittingHead, { meetingId, ...head }))

  async function close(head: SittingHead): Promise<boolean> {
    const done = await act(async () => {
      await call(changeSittingHead, { meetingId, ...head, closedAt: head.closedAt ?? timeNow() })
      return call(closeSitting, { meetingId })
    })
    if (done) say(words.closed)
    return done
  }

  return { time, note, unnote, vote, unvote, changeHead, close }
}

function votesOf({ ballot, tally, choices, presidentChoice }: NonNullable<SittingItem['vote']>): Vote {
  return { ballot, presidentChoice, ...(choices ? { choices } : { tally }) }
}
