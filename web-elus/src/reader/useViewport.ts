import { computed, nextTick, onBeforeUnmount, onMounted, type Ref, ref, shallowRef, watch } from 'vue'
import { A4, follow, layOut, livePages, pageAt, type Size } from './layout.ts'
import { locate, pagesOf, type Part } from './parts.ts'

const LIVE = 5
const GAP = 16
/** Where the eye reads: a third down the screen. The page there is « the » page, and it holds still when sizes change. */
const EYE = 0.35

export interface ViewportOptions {
  readonly stage: Ref<HTMLElement | null>
  readonly parts: () => readonly Part[]
  readonly zoom: () => number
  readonly maxWidth: () => number
  readonly startPage: () => number
}

/** Scrolling, sizes and the few pages that are drawn. */
export function useViewport(options: ViewportOptions) {
  const { stage } = options
  const box = ref({ width: 0, height: 0 })
  const top = ref(0)
  const known = shallowRef<ReadonlyMap<number, Size>>(new Map())
  const total = computed(() => pagesOf(options.parts()))

  const margin = computed(() => (box.value.width < 700 ? 0 : 20))
  const width = computed(() => {
    const fit = Math.min(box.value.width - 2 * margin.value, options.maxWidth())
    return Math.max(0, Math.round(fit * options.zoom()))
  })
  /** A page not seen yet is taken to be like the first known one of its file. */
  const sizes = computed<Size[]>(() => {
    const byPart = new Map<number, Size>()
    for (const [page, size] of known.value) {
      const at = locate(options.parts(), page)
      if (at && !byPart.has(at.index)) byPart.set(at.index, size)
    }
    return options
      .parts()
      .flatMap((part, index) => Array.from({ length: part.pages }, () => byPart.get(index) ?? A4))
      .map((size, index) => known.value.get(index + 1) ?? size)
  })
  const layout = computed(() => layOut(sizes.value, width.value, GAP, margin.value))
  const pages = computed(() =>
    width.value ? livePages(layout.value, top.value, box.value.height, LIVE) : [],
  )
  const eye = () => Math.min(box.value.height * EYE, 260)
  const page = computed(() => {
    const end = top.value + box.value.height >= layout.value.total - 2 && top.value > 0
    return end ? total.value : pageAt(layout.value, top.value + eye())
  })

  function goTo(target: number, smooth = false): void {
    const wanted = Math.min(Math.max(1, target), total.value)
    const to = Math.max(0, (layout.value.tops[wanted - 1] ?? 0) - (wanted === 1 ? margin.value : 8))
    stage.value?.scrollTo({ top: to, behavior: smooth ? 'smooth' : 'instant' })
    top.value = stage.value?.scrollTop ?? to
  }
  watch(layout, async (after, before) => {
    const started = before.total > 0 && width.value > 0 && pages.value.length > 0 && box.value.height > 0
    if (!started || top.value <= 0) return
    const to = follow(before, after, top.value + eye()) - eye()
    const middle =
      stage.value && (stage.value.scrollLeft + stage.value.clientWidth / 2) / stage.value.scrollWidth
    await nextTick()
    if (stage.value && middle)
      stage.value.scrollLeft = middle * stage.value.scrollWidth - stage.value.clientWidth / 2
    if (stage.value && Math.abs(to - stage.value.scrollTop) >= 1) stage.value.scrollTop = to
    top.value = stage.value?.scrollTop ?? to
  })

  let frame = 0
  const onScroll = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => (top.value = stage.value?.scrollTop ?? 0))
  }
  let placed = false
  const observer = new ResizeObserver(async ([entry]) => {
    if (!entry) return
    box.value = { width: entry.contentRect.width, height: entry.contentRect.height }
    if (placed) return
    placed = true
    await nextTick()
    goTo(options.startPage())
  })
  onMounted(() => stage.value && observer.observe(stage.value))
  onBeforeUnmount(() => {
    observer.disconnect()
    cancelAnimationFrame(frame)
  })
  const learn = (at: number, size: Size): void => {
    const old = known.value.get(at)
    if (old?.width === size.width && old.height === size.height) return
    known.value = new Map(known.value).set(at, size)
  }
  return { layout, pages, page, total, width, margin, goTo, learn, onScroll }
}
