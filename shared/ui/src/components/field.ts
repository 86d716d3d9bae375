import { computed, inject, useId, type ComputedRef, type InjectionKey } from 'vue'

/** What UiField hands to the control inside it. */
export interface FieldContext {
  id: string
  describedBy: ComputedRef<string | undefined>
  invalid: ComputedRef<boolean>
  required: ComputedRef<boolean>
}

export const fieldKey: InjectionKey<FieldContext> = Symbol('field')

/** Attributes that tie a control to its UiField; outside a field, only an id of its own. */
export function useFieldAttrs(explicitId?: () => string | undefined) {
  const field = inject(fieldKey, null)
  const own = useId()
  return computed(() => ({
    id: explicitId?.() ?? field?.id ?? own,
    'aria-describedby': field?.describedBy.value,
    'aria-invalid': field?.invalid.value ? ('true' as const) : undefined,
    'aria-required': field?.required.value ? ('true' as const) : undefined,
  }))
}
