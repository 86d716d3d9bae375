import { readonly, shallowRef } from 'vue'
import type { IconName } from '../icons.ts'
import { useAnnounce } from './useAnnounce.ts'

export interface ToastOptions {
  text: string
  tone?: 'ok' | 'info' | 'warn' | 'bad'
  icon?: IconName
  action?: { label: string; run: () => void }
  /** ms before it leaves; 0 keeps it until closed. 8 s, 20 s with an action, never for `bad` by default */
  duration?: number
}

export interface Toast extends ToastOptions {
  id: number
  duration: number
}

const list = shallowRef<readonly Toast[]>([])
let next = 1

const lifetime = ({ tone, action, duration }: ToastOptions) =>
  duration ?? (tone === 'bad' ? 0 : action ? 20_000 : 8_000)

function dismiss(id: number) {
  list.value = list.value.filter((toast) => toast.id !== id)
}

function show(options: ToastOptions): number {
  const toast = { ...options, id: next++, duration: lifetime(options) }
  list.value = [...list.value, toast].slice(-4)
  useAnnounce()(options.text, options.tone === 'bad' ? 'assertive' : 'polite')
  return toast.id
}

/** Short sentences at the bottom of the screen, also said to screen readers. UiToaster, mounted once, shows them. */
export function useToasts() {
  return { toasts: readonly(list), show, dismiss }
}
