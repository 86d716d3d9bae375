declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer } from 'node:net'

  export interface Pdu {
    readonly command: string
    readonly command_status: number
    readonly message_id?: string
    readonly receipted_message_id?: string
    readonly short_message?: { readonly message?: string | Buffer }
    readonly message_payload?: { readonly message?: string | Buffer } | Buffer
    readonly [field: string]: unknown
    response(options?: object): Pdu
  }
  type Answered = (pdu: Pdu) => void
  export interface Session extends EventEmitter {
    bind_transceiver(options: object, answered: Answered): boolean
    submit_sm(options: object, answered: Answered): boolean
    deliver_sm(options: object, answered?: Answered): boolean
    enquire_link(): boolean
    unbind(): boolean
    send(pdu: Pdu): boolean
    close(done?: () => void): void
    destroy(): void
  }
  interface Library {
    connect(options: { url: string; auto_enquire_link_period?: number }, ready?: () => void): Session
    createServer(options: object, listener: (session: Session) => void): NetServer
  }
  const smpp: Library
  export { smpp as default }
}
