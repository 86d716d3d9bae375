import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire {
  readonly origin: string
  /** Cuts everything once so many bytes have left the browser, as a cable does; nothing passes until `mend`. */
  readonly cutAfter: (bytes: number) => void
  readonly mend: () => void
  readonly close: () => void
}

/** A wire between the browser and the product: what a browser only pretends when it is told to be offline. */
export async function openWire(origin: string): Promise<Wire> {
  const { hostname: host, port } = new URL(origin)
  const sockets = new Set<Socket>()
  let left = Number.POSITIVE_INFINITY
  const cut = (): void => sockets.forEach((socket) => socket.destroy())
  const server = createServer((browser) => {
    if (left <= 0) return void browser.destroy()
    const product = connect(Number(port), host)
    for (const socket of [browser, product]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        browser.destroy()
        product.destroy()
      })
    }
    browser.on('data', (chunk) => {
      left -= chunk.length
      if (left <= 0) cut()
    })
    browser.pipe(product).pipe(browser)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    cutAfter: (bytes) => (left = bytes),
    mend: () => (left = Number.POSITIVE_INFINITY),
    close: () => {
      cut()
      server.close()
    },
  }
}
