import { computed, nextTick, onBeforeUnmount, onMounted, type Ref, ref, shallowRef, watch } from 'vue'
import { A4, follow, inSight, layOut, type Layout, livePages, pageAt, type Size } from './layout.ts'
import { locate, pagesOf, type Part } from './parts.ts'

const LIVE = 5
const GAP = 16
/** Where the eye reads: a third down the screen. The page there is « the » page, and it holds still when sizes change. */
const EYE = 0.35

export interface ViewportOptions {
  readonly stage: Readonly<Ref<HTMLElement | null>>
  readonly parts: () => readonly Part[]
  readonly zoom: () => number
  readonly maxWidth: () => number
  readonly startPage: () => number
  /** Two pages side by side, each whole on the screen. */
  readonly spread: () => boolean
}
const A4_RATIO = A4.height / A4.width

/** Scrolling, sizes and the few pages that are drawn. */
export function useViewport(options: ViewportOptions) {
  const { stage } = options
  const box = useBox(stage, () => goTo(options.startPage()))
  const { sizes, learn } = useSizes(options.parts)
  const top = ref(0)
  const total = computed(() => pagesOf(options.parts()))
  const margin = computed(() => (box.value.width < 700 ? 0 : 20))
  const width = computed(() => {
    const room = box.value.width - 2 * margin.value
    const whole = (2 * (box.value.height - GAP)) / A4_RATIO + GAP
    const fit = Math.min(room, options.spread() ? whole : options.maxWidth())
    return Math.max(0, Math.round(fit * options.zoom()))
  })
  const across = computed(() => (options.spread() ? 2 : 1))
  const layout = computed(() => layOut(sizes.value, width.value, GAP, margin.value, across.value))
  const pages = computed(() =>
    width.value ? livePages(layout.value, top.value, box.value.height, LIVE) : [],
  )
  const seen = computed(() => inSight(layout.value, top.value, box.value.height))
  /** In sight, or the next one. */
  const isNear = (number: number): boolean =>
    number >= seen.value.first && number <= seen.value.last + across.value
  const eye = () => Math.min(box.value.height * EYE, 260)
  const page = computed(() => {
    const end = top.value + box.value.height >= layout.value.total - 2 && top.value > 0
    return end ? pageAt(layout.value, layout.value.total) : pageAt(layout.value, top.value + eye())
  })

  function goTo(target: number): void {
    const wanted = Math.min(Math.max(1, target), total.value)
    const to = Math.max(0, (layout.value.tops[wanted - 1] ?? 0) - (wanted === 1 ? margin.value : 8))
    stage.value?.scrollTo({ top: to, behavior: 'instant' })
    top.value = stage.value?.scrollTop ?? to
  }
  watch(layout, async (after, before) => {
    if (top.value <= 0 || before.tops.length !== after.tops.length || !stage.value) return
    top.value = await holdStill(stage.value, before, after, top.value + eye(), eye())
  })
  let frame = 0
  const onScroll = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => (top.value = stage.value?.scrollTop ?? 0))
  }
  onBeforeUnmount(() => cancelAnimationFrame(frame))
  /** The next or previous page, or pair of pages. */
  const flip = (step: 1 | -1): void => goTo(page.value + step * across.value)
  return { layout, pages, page, isNear, total, width, margin, goTo, flip, learn, onScroll }
}

/** Keeps the same place of the same page under the eye when sizes change, and the middle in the middle. */
async function holdStill(stage: HTMLElement, before: Layout, after: Layout, y: number, eye: number) {
  const to = follow(before, after, y) - eye
  const middle = (stage.scrollLeft + stage.clientWidth / 2) / stage.scrollWidth
  await nextTick()
  stage.scrollLeft = middle * stage.scrollWidth - stage.clientWidth / 2
  if (Math.abs(to - stage.scrollTop) >= 1) stage.scrollTop = to
  return stage.scrollTop
}

/** The inner size of the stage; `first` runs once it is known. */
function useBox(stage: ViewportOptions['stage'], first: () => void) {
  const box = ref({ width: 0, height: 0 })
  let known = false
  const observer = new ResizeObserver(async ([entry]) => {
    if (!entry) return
    box.value = { width: entry.contentRect.width, height: entry.contentRect.height }
    if (known) return
    known = true
    await nextTick()
    first()
  })
  onMounted(() => stage.value && observer.observe(stage.value))
  onBeforeUnmount(() => observer.disconnect())
  return box
}

/** The size of every page: as learnt, else like the first known one of its file, else A4. */
function useSizes(parts: () => readonly Part[]) {
  const known = shallowRef<ReadonlyMap<number, Size>>(new Map())
  const sizes = computed<Size[]>(() => {
    const byPart = new Map<number, Size>()
    for (const [page, size] of known.value) {
      const at = locate(parts(), page)
      if (at && !byPart.has(at.index)) byPart.set(at.index, size)
    }
    return parts()
      .flatMap((part, index) => Array.from({ length: part.pages }, () => byPart.get(index) ?? A4))
      .map((size, index) => known.value.get(index + 1) ?? size)
  })
  const learn = (page: number, size: Size): void => {
    const old = known.value.get(page)
    if (old?.width === size.width && old.height === size.height) return
    known.value = new Map(known.value).set(page, size)
  }
  return { sizes, learn }
}
