import { FIELD_NAMES, type FieldName } from '@hemicycle/contract'
import { nextTick, type Ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { AgendaItem } from '@hemicycle/contract'
import { type Sight, sightOfField } from './sight.ts'

/**
 * What else an address may name: « ?champ=title » of the report that it opens shows the quote and puts the focus on its first answer,
 * « ?rubrique=… » puts it on a section. Answered once, then taken out of the address.
 */
export function useDeepLink(
  opened: Readonly<Ref<AgendaItem | null>>,
  look: (sight: Sight | null) => void,
): void {
  const [route, router] = [useRoute(), useRouter()]
  // Come by a link, nothing has the focus yet: the report that it names takes it.
  const stop = watch(
    opened,
    (item) => {
      if (!item) return
      if (item.id === route.query['rapport'] && document.activeElement === document.body)
        focusOn(`[data-item="${item.id}"]`)
      queueMicrotask(() => stop())
    },
    { immediate: true, flush: 'post' },
  )
  const toField = (item: AgendaItem, field: FieldName): void => {
    const sight = sightOfField(item, field)
    if (sight) look(sight)
    focusOn(`.item [data-field="${field}"] :is(.choice button, [data-edit])`)
  }
  watch(
    () => [opened.value?.id, route.query['champ'], route.query['rubrique']] as const,
    async ([id, field, section]) => {
      if (!id || (!field && !section)) return
      const item = opened.value
      if (field && route.query['rapport'] !== id) return
      await router.replace({ query: { ...route.query, champ: undefined, rubrique: undefined } })
      await nextTick()
      const known = FIELD_NAMES.find((name) => name === field)
      if (known && item) toField(item, known)
      if (section) focusOn(`[data-section="${CSS.escape(String(section))}"]`)
    },
    { immediate: true, flush: 'post' },
  )
}

function focusOn(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector)
  element?.focus()
  element?.scrollIntoView({ block: 'center' })
}
