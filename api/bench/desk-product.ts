import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Call, createClient } from '@hemicycle/contract'
import type { Page } from 'playwright-core'
import { ROOT } from '../src/config.ts'

const PORT = Number(process.env.PORT ?? 3199)

/** The product as a person starts it, with an empty data folder; `more` is added to its environment. */
export async function startProduct(
  more: NodeJS.ProcessEnv = {},
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-desk-'))
  // So that PostgreSQL, which root starts as somebody else, can enter.
  await chmod(dataDir, 0o711)
  const own = { PORT: String(PORT), DATA_DIR: dataDir, RATE_LIMIT: '100', LOG_LEVEL: 'error' }
  const env = { ...process.env, ...own, ...more }
  const child = spawn(process.execPath, ['api/bin/hemicycle.js', 'start'], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  })
  const origin = `http://localhost:${PORT}`
  const stop = async (): Promise<void> => {
    await ended(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  for (const limit = Date.now() + 240_000; Date.now() < limit;) {
    const reply = await fetch(`${origin}/api/health`).catch(() => null)
    if (reply?.ok) return { origin, stop }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await stop()
  throw new Error('the product did not start')
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
}

/** Signs the demo clerk in, in the browser, and gives the API with her token. */
export async function enter(page: Page, origin: string): Promise<{ call: Call }> {
  let token = ''
  page.on('request', (request) => {
    token = request.headers()['authorization'] ?? token
  })
  await page.goto(`${origin}/admin/`)
  await page.getByLabel('Adresse électronique').fill('assemblees@vallee.example')
  await page.getByLabel('Mot de passe', { exact: true }).fill('hemicycle-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  const field = page.getByLabel('Code à 6 chiffres')
  await field.waitFor()
  const html = await (await fetch(`${origin}/dev/mailbox`)).text()
  await field.fill(/<strong>(\d{6})<\/strong>/.exec(html)?.[1] ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/(?!connexion)/)
  await page.waitForLoadState('networkidle').catch(() => undefined)
  return { call: createClient({ base: `${origin}/api/v1`, headers: () => ({ authorization: token }) }) }
}
