import { useToasts } from '@hemicycle/ui'
import { readonly, ref, shallowRef } from 'vue'
import * as fr from '../i18n/fr.ts'

/** Not in every browser's types: the offer to install that Chromium lets the page make. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}
const EACH_MS = 60 * 60_000
const offer = shallowRef<InstallOffer | null>(null)
const installed = ref(globalThis.matchMedia('(display-mode: standalone)').matches || onHomeScreen())

/** Safari's own word for an application started from the home screen. */
function onHomeScreen(): boolean {
  return (navigator as { standalone?: boolean }).standalone === true
}
/** An iPad says that it is a Mac, but no Mac has a touch screen. */
export const isApple = (): boolean =>
  /iPad|iPhone/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)

export const isAndroid = (): boolean => /Android/.test(navigator.userAgent)

/** Keeps the application for starts without network, and says when a new version is ready. */
export function registerShell(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as InstallOffer
  })
  addEventListener('appinstalled', () => {
    installed.value = true
    offer.value = null
  })
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // After what the person is waiting for.
  const work = () => void register().catch(() => undefined)
  // Safari has no such moment.
  const idle = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined
  const start = () => (idle ? idle(work, { timeout: 5_000 }) : setTimeout(work, 1_000))
  if (document.readyState === 'complete') start()
  else addEventListener('load', start)
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' })
  // WebKit shows the first one waiting too, for a moment: nothing is new then.
  if (registration.waiting && navigator.serviceWorker.controller) propose(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) propose(worker)
    })
  })
  setInterval(() => void registration.update().catch(() => undefined), EACH_MS)
}

/** The person chooses the moment: nothing changes under the eyes of who is reading. */
function propose(worker: ServiceWorker): void {
  const run = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    worker.postMessage('TAKE_OVER')
  }
  const action = { label: fr.device.takeUpdate, run }
  useToasts().show({ text: fr.device.updateReady, tone: 'info', icon: 'retry', action, duration: 0 })
}

/** Whether and how this browser lets the application be installed. */
export function usePwa() {
  return {
    installed: readonly(installed),
    offer: readonly(offer),
    install: async (): Promise<void> => {
      await offer.value?.prompt()
      offer.value = null
    },
  }
}
