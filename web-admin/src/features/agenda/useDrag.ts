import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import type { AgendaItem } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { onMounted, onScopeDispose, ref, type Ref, watch } from 'vue'
import * as fr from '../../i18n/fr.ts'
import type { Grab } from './useGrab.ts'

type Row = Readonly<Ref<HTMLElement | null>>
const KIND = 'agenda-item'

interface RowOptions {
  readonly item: () => AgendaItem
  /** The item after this one in its section. */
  readonly next: () => string | null
  /** All that comes along: the row, or everything chosen with it. */
  readonly ids: () => readonly string[]
  readonly enabled: () => boolean
  readonly grab: Grab
}

/** Follows an element through its life: `attach` gives what detaches. */
function attached(element: Row, wanted: () => boolean, attach: (element: HTMLElement) => () => void): void {
  let detach = (): void => undefined
  const settle = (): void => {
    detach()
    detach = element.value && wanted() ? attach(element.value) : () => undefined
  }
  watch(wanted, settle, { flush: 'post' })
  onMounted(settle)
  onScopeDispose(() => detach())
}

/**
 * A row is taken by the mouse, and receives another above or below itself. It is made ready when the pointer comes to it, which it tells by
 * what this gives, or when a drag is under way: three hundred rows need not be before.
 */
export function useRowDrag(element: Row, options: RowOptions): () => void {
  const { enabled, grab } = options
  const near = ref(false)
  // In this order: a row that no pointer came near hears of nothing else.
  const wanted = (): boolean => (near.value || grab.byMouse.value) && enabled()
  attached(element, wanted, (row) => attachRow(row, options))
  return () => void (near.value = true)
}

function attachRow(row: HTMLElement, { item, next, ids, grab }: RowOptions): () => void {
  const aim = (data: Record<string | symbol, unknown>): void => {
    const { id, sectionId } = item()
    const below = extractClosestEdge(data) === 'bottom'
    grab.aim({ sectionId, before: below ? next() : id })
  }
  return combine(
    draggable({
      element: row,
      getInitialData: () => ({ kind: KIND, id: item().id }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '14px', y: '10px' }),
          render: ({ container }) => container.append(ghostOf(item(), ids().length)),
        }),
      onDragStart: () => grab.grab(ids(), 'MOUSE'),
      onDrop: ({ location }) => {
        if (location.current.dropTargets.length > 0) grab.commit()
        else grab.cancel()
      },
    }),
    dropTargetForElements({
      element: row,
      canDrop: ({ source }) => source.data['kind'] === KIND,
      getIsSticky: () => true,
      getData: ({ input }) => attachClosestEdge({}, { element: row, input, allowedEdges: ['top', 'bottom'] }),
      onDragEnter: ({ self }) => aim(self.data),
      onDrag: ({ self }) => aim(self.data),
    }),
  )
}

interface SectionOptions {
  readonly enabled: () => boolean
  readonly place: () => Place
  readonly grab: Grab
}

/** The heading of a section receives a report: even an empty section can be filled. */
export function useSectionTarget(element: Row, { enabled, place, grab }: SectionOptions): void {
  attached(element, enabled, (row) =>
    dropTargetForElements({
      element: row,
      canDrop: ({ source }) => source.data['kind'] === KIND,
      getIsSticky: () => true,
      onDragEnter: () => grab.aim(place()),
    }),
  )
}

function ghostOf(item: AgendaItem, count: number): HTMLElement {
  const ghost = document.createElement('div')
  ghost.className = 'ghost'
  const [number, title] = [document.createElement('b'), document.createElement('span')]
  number.textContent = item.number
  title.textContent = count > 1 ? fr.agenda.chosen(count) : item.title.value
  ghost.append(number, title)
  return ghost
}
