import type pg from 'pg'
import type { Database } from './client.ts'

export interface Subscription {
  close(): Promise<void>
}

/** Hears PostgreSQL notifications on a connection of its own, and connects again when it breaks. */
export async function listen(
  database: Database,
  channel: string,
  hear: (payload: string) => void,
  onReconnect: () => void = () => undefined,
): Promise<Subscription> {
  let client: pg.PoolClient | null = null
  let closed = false
  const connect = async (): Promise<void> => {
    const mine = await database.pool.connect()
    client = mine
    mine.on('notification', (message) => message.channel === channel && hear(message.payload ?? ''))
    mine.on('error', () => undefined)
    mine.on('end', () => {
      if (client === mine) client = null
      void retry()
    })
    await mine.query(`listen ${channel}`)
  }
  const retry = async (): Promise<void> => {
    while (!closed && !client) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      if (closed) return
      await connect().then(onReconnect, () => undefined)
    }
  }
  await connect()
  return {
    close() {
      closed = true
      client?.release(true)
      return Promise.resolve()
    },
  }
}
