import type { ReportFile } from '@hemicycle/contract'
import { ref, shallowRef, watch } from 'vue'
import { useMedia } from '../../common/useMedia.ts'

interface Look {
  readonly documentId: string
  readonly name: string
  readonly page: number
  readonly box: null
}

/** What the preview of a report shows: its first readable file, also when it comes in a new version, or the one that was asked for. */
export function useLook(files: () => readonly ReportFile[]) {
  const narrow = useMedia('(max-width: 1180px)')
  const drawer = ref(false)
  const sight = shallowRef<Look | null>(null)
  let asked: string | null = null
  const show = ({ id, name }: ReportFile, page: number): void =>
    void (sight.value = { documentId: id, name, page, box: null })
  watch(
    () => files().flatMap((file) => (file.pages === null ? [] : [file.id])),
    (ids) => {
      if (asked && ids.includes(asked)) return
      asked = null
      if (sight.value && sight.value.documentId === ids[0]) return
      const first = files().find((file) => file.id === ids[0])
      if (first) show(first, 1)
      else sight.value = null
    },
    { immediate: true },
  )
  const look = (file: ReportFile, page: number): void => {
    asked = file.id
    show(file, page)
    if (narrow.value) drawer.value = true
  }
  return { sight, look, narrow, drawer }
}
