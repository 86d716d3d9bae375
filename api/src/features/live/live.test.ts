import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp, until } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

async function listenAs(token: string): Promise<{ heard: string[]; stop: () => void }> {
  const controller = new AbortController()
  const reply = await fetch(`${app.origin}/api/v1/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: controller.signal,
  })
  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  const heard: string[] = []
  const read = async () => {
    for await (const chunk of reply.body!)
      heard.push(
        ...Buffer.from(chunk)
          .toString()
          .split('\n')
          .filter((line) => line.startsWith('data:')),
      )
  }
  read().catch(() => undefined)
  return { heard, stop: () => controller.abort() }
}

it('tells the clerks of an authority what changed, within a second, and nobody else', async () => {
  const [mine, theirs] = [await app.scene(), await app.scene()]
  const clerk = await listenAs(mine.clerk.token)
  const stranger = await listenAs(theirs.clerk.token)
  const councillor = await listenAs(mine.councillors[0]!.token)
  const { id } = await mine.meeting()
  await until(() => Promise.resolve(clerk.heard.length > 0), 'the event', 1000)
  expect(JSON.parse(clerk.heard[0]!.slice(5))).toEqual({ topic: 'meeting', meetingId: id })
  await theirs.meeting()
  await until(() => Promise.resolve(stranger.heard.length > 0), 'their own event', 1000)
  expect(stranger.heard).toHaveLength(1)
  expect(clerk.heard).toHaveLength(1)
  expect(councillor.heard).toEqual([])
  for (const { stop } of [clerk, stranger, councillor]) stop()
})
