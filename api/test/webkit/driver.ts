import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { until } from '../harness.ts'

const MINIBROWSER = ['4.1', '4.0', '6.0']
  .map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync)
/** The name that WebDriver gives to elements in JSON (W3C WebDriver §11). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const [PORT, DISPLAY] = [4723, ':97']

export interface WebKit {
  readonly name: string
  readonly go: (url: string) => Promise<void>
  /** The first element that a CSS selector finds and that is shown, waited for. */
  readonly find: (selector: string) => Promise<string>
  readonly click: (selector: string) => Promise<void>
  /** The button, in what lies above the page if something does, that bears these words. */
  readonly tap: (words: string) => Promise<void>
  /** Waits for words on the page. */
  readonly read: (words: string) => Promise<void>
  readonly type: (selector: string, text: string) => Promise<void>
  readonly press: (key: string) => Promise<void>
  /** The body of a function, run in the page. */
  readonly run: <R>(body: string) => Promise<R>
  readonly picture: () => Promise<Buffer>
  readonly close: () => Promise<void>
}

/** WebKitGTK driven by its own WebDriver, in a screen that nobody sees. Null where it is not installed (webkit2gtk-driver, xvfb). */
export async function openWebKit(): Promise<WebKit | null> {
  if (!MINIBROWSER || !existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb')) return null
  const screen = spawn('Xvfb', [DISPLAY, '-screen', '0', '1440x900x24'], { stdio: 'ignore' })
  const driver = spawn('WebKitWebDriver', [`--port=${PORT}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY },
  })
  try {
    const status = () => ask<{ ready: boolean }>('GET', '/status').catch(() => null)
    await until(async () => (await status())?.ready ?? false, 'the driver of WebKit', 20_000)
    return await openSession([driver, screen])
  } catch (error) {
    for (const child of [driver, screen]) child.kill()
    throw error
  }
}

async function openSession(children: readonly ChildProcess[]): Promise<WebKit> {
  const options = { binary: MINIBROWSER, args: ['--automation'] }
  const { sessionId, capabilities } = await ask<Session>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })
  const at = `/session/${sessionId}`
  const find = (selector: string) => until(() => shown(at, selector), `« ${selector} » in WebKit`, 30_000)
  const send = async (element: string, text: string) => void (await ask('POST', `${at}/element/${element}/value`, { text })) // prettier-ignore
  const run = <R>(body: string) => ask<R>('POST', `${at}/execute/sync`, { script: body, args: [] })
  const words = (text: string) => JSON.stringify(text)
  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    go: async (url) => void (await ask('POST', `${at}/url`, { url })),
    find,
    // By the page itself: the driver clicks where the element was, and a page still filling moves it.
    click: async (selector) => {
      const element = { [ELEMENT]: await find(selector) }
      await ask('POST', `${at}/execute/sync`, { script: 'arguments[0].click()', args: [element] })
    },
    tap: async (text) =>
      void (await until(() => run<boolean>(`
        const place = document.querySelector('[role=dialog]') ?? document
        const button = [...place.querySelectorAll('button')].find((one) => one.textContent.trim() === ${words(text)} && !one.disabled)
        button?.click()
        return button !== undefined`), `« ${text} » in WebKit`, 30_000)), // prettier-ignore
    read: async (text) =>
      void (await until(
        () => run<boolean>(`return document.body.innerText.includes(${words(text)})`),
        `« ${text} » in WebKit`,
        60_000,
      )),
    type: async (selector, text) => send(await find(selector), text),
    press: async (key) => send(await find('body'), key),
    run,
    picture: async () => Buffer.from(await ask<string>('GET', `${at}/screenshot`), 'base64'),
    close: async () => {
      await ask('DELETE', at).catch(() => undefined)
      for (const child of children) child.kill()
    },
  }
}
interface Session {
  readonly sessionId: string
  readonly capabilities: { readonly browserName: string; readonly browserVersion: string }
}

async function shown(at: string, selector: string): Promise<string | false> {
  const found = await ask<Record<string, string>[]>('POST', `${at}/elements`, { using: 'css selector', value: selector }) // prettier-ignore
  for (const element of found.flatMap((one) => one[ELEMENT] ?? []))
    if (await ask<boolean>('GET', `${at}/element/${element}/displayed`).catch(() => false)) return element
  return false
}

async function ask<R>(method: string, path: string, body?: object): Promise<R> {
  const reply = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  })
  const { value } = (await reply.json()) as { value: R & { message?: string } }
  if (!reply.ok) throw new Error(`${path}: ${value?.message ?? reply.status}`)
  return value
}
