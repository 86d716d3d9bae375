/// <reference lib="webworker" />

/**
 * The service worker: the files of the application, kept together and of one version, so that it opens without network. It never keeps
 * what the API answers: reports and notes are kept encrypted, elsewhere (src/vault).
 */
export {}
declare const self: ServiceWorkerGlobalScope
/** Written by the build: every file of this version, with its fingerprint (build/shell.ts). */
declare const SHELL: readonly { readonly url: string; readonly revision: string }[]

const PREFIX = 'hemicycle-shell-'
/** Character maps of scripts that few reports use: kept once one is met. */
const RARE = 'hemicycle-rare-1'
const version = SHELL.map(({ url, revision }) => `${url} ${revision}`).join('\n')
const keys = new Map(SHELL.map(({ url, revision }) => [url, `${url}?v=${revision}`]))

self.addEventListener('install', (event) => event.waitUntil(keep()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('message', (event) => {
  if (event.data === 'TAKE_OVER') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const reply = answer(event.request)
  if (reply) event.respondWith(reply)
})

/** All the files or none. What the version before already has is copied, not asked for again. */
async function keep(): Promise<void> {
  const cache = await caches.open(await name())
  await Promise.all(
    SHELL.map(async ({ url, revision }) => {
      const key = `${url}?v=${revision}`
      const known = (await cache.match(key)) ?? (await caches.match(key))
      const reply = known ?? (await fetch(url, { cache: 'no-cache' }))
      if (!reply.ok) throw new Error(`${url} ${reply.status}`)
      await cache.put(key, reply)
    }),
  )
}

/** Called once no page uses the version before, or when the person said « mettre à jour ». */
async function takeOver(): Promise<void> {
  const mine = await name()
  const old = (await caches.keys()).filter((one) => one.startsWith(PREFIX) && one !== mine)
  await Promise.all(old.map((one) => caches.delete(one)))
  await self.clients.claim()
}

/** The reply from the files kept; null leaves the request to the browser: the API, the clerks' desk, whatever changes. */
function answer(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return null
  if (pathname.startsWith('/pdfjs/cmaps/')) return rare(request)
  const page = request.mode === 'navigate' && !/^\/(admin|api|dev)(\/|$)/.test(pathname)
  const key = keys.get(page ? '/' : pathname)
  return key ? kept(key, request) : null
}

async function kept(key: string, request: Request): Promise<Response> {
  const cache = await caches.open(await name())
  return (await cache.match(key)) ?? fetch(request)
}

async function rare(request: Request): Promise<Response> {
  const cache = await caches.open(RARE)
  const known = await cache.match(request)
  if (known) return known
  const reply = await fetch(request)
  if (reply.ok) await cache.put(request, reply.clone())
  return reply
}

let named: Promise<string> | null = null
/** The name of this version's cache, drawn from what it holds. */
function name(): Promise<string> {
  named ??= crypto.subtle.digest('SHA-256', new TextEncoder().encode(version)).then((digest) => {
    const hex = [...new Uint8Array(digest.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0'))
    return PREFIX + hex.join('')
  })
  return named
}
