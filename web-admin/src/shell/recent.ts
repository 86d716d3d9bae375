import { computed, shallowRef } from 'vue'

/** A place that was opened from the command bar; its words are kept for the time of the session only. */
export interface Recent {
  readonly path: string
  readonly label: string
}
const KEY = 'hemicycle.recent'
const MOST = 5

function read(): readonly Recent[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Recent[]
  } catch {
    return []
  }
}
const kept = shallowRef<readonly Recent[]>(read())

export const recent = computed(() => kept.value)

export function remember(place: Recent): void {
  kept.value = [place, ...kept.value.filter((one) => one.path !== place.path)].slice(0, MOST)
  sessionStorage.setItem(KEY, JSON.stringify(kept.value))
}
