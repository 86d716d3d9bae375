import { countSms, encodeGsm7 } from '@hemicycle/domain'
import smpp, { type Pdu, type Session } from 'smpp'
import { readReceipt } from './smpp-receipt.ts'
import type { Sms, SmsDriver, SmsReceipt, SmsSent } from './sms.ts'

export interface SmppAccount {
  /** smpp://host:port, or ssmpp:// over TLS. */
  readonly url: string
  readonly systemId: string
  readonly password: string
}

const PATIENCE_MS = 30_000
const KEEP_ALIVE_MS = 30_000
/** Throttled, queue full, temporary failure (SMPP 3.4 §5.1.3). */
const FOR_LATER = new Set([0x14, 0x58, 0x08, 0x64])

/** SMPP 3.4 as a transceiver: one session, opened when first needed and again when it breaks. */
export function smppDriver(account: SmppAccount): SmsDriver {
  const listeners = new Set<(receipt: SmsReceipt) => void>()
  let opened: Promise<Session> | null = null
  const hear = (session: Session) => (pdu: Pdu) => {
    const receipt = readReceipt(pdu)
    if (receipt) for (const listener of listeners) listener(receipt)
    session.send(pdu.response())
  }
  const session = () => {
    opened ??= bind(account, hear, () => (opened = null)).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }
  return {
    name: 'smpp',
    async send(sms, beforeSend) {
      const link = await session().catch((error: unknown) => error as Error)
      if (link instanceof Error) return { kind: 'NOT_SENT', reply: `SMPP : ${link.message}` }
      await beforeSend()
      return submit(link, sms)
    },
    onReceipt: (listener) => void listeners.add(listener),
    async close() {
      const link = await opened?.catch(() => null)
      link?.destroy()
      opened = null
    },
  }
}

function bind(
  { url, systemId, password }: SmppAccount,
  hear: (session: Session) => (pdu: Pdu) => void,
  lost: () => void,
): Promise<Session> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer)
      session.destroy()
      lost()
      reject(new Error(why))
    }
    const timer = setTimeout(() => fail('no answer'), PATIENCE_MS)
    const session = smpp.connect({ url, auto_enquire_link_period: KEEP_ALIVE_MS })
    // Each message on its way listens for the end of the session: their number is that of the jobs at work.
    session.setMaxListeners(0)
    session.on('error', (error: Error) => fail(error.message))
    session.on('close', () => fail('closed'))
    session.on('deliver_sm', hear(session))
    session.on(url.startsWith('ssmpp:') ? 'secureConnect' : 'connect', () => {
      session.bind_transceiver({ system_id: systemId, password, interface_version: 0x34 }, (pdu) => {
        if (pdu.command_status !== 0) return fail(`bind refused, status ${pdu.command_status}`)
        clearTimeout(timer)
        resolve(session)
      })
    })
  })
}

function submit(session: Session, sms: Sms): Promise<SmsSent> {
  return new Promise((resolve) => {
    const lost = () => settle({ kind: 'LOST', reply: 'SMPP : sans réponse' })
    const timer = setTimeout(lost, PATIENCE_MS)
    const settle = (sent: SmsSent) => {
      clearTimeout(timer)
      session.off('close', lost)
      resolve(sent)
    }
    session.once('close', lost)
    const written = session.submit_sm(pduOf(sms), ({ command_status: status, message_id: id = '' }) => {
      if (status === 0) return settle({ kind: 'ACCEPTED', reply: 'ESME_ROK', externalId: id })
      settle({ kind: 'REFUSED', permanent: !FOR_LATER.has(status), reply: `SMPP 0x${status.toString(16)}` })
    })
    if (!written) settle({ kind: 'NOT_SENT', reply: 'SMPP : connexion fermée' })
  })
}

/** The text encoded here: the library would choose a coding that operators read otherwise. Long ones go whole, the operator cuts them. */
function pduOf(sms: Sms): object {
  const { encoding, parts } = countSms(sms.text)
  const bytes =
    encoding === 'GSM7' ? Buffer.from(encodeGsm7(sms.text)) : Buffer.from(sms.text, 'utf16le').swap16()
  return {
    ...(sms.sender ? { source_addr: sms.sender, source_addr_ton: 5, source_addr_npi: 0 } : {}),
    destination_addr: sms.to.slice(1),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    data_coding: encoding === 'GSM7' ? 0 : 8,
    registered_delivery: 1,
    ...(parts === 1 ? { short_message: bytes } : { short_message: Buffer.alloc(0), message_payload: bytes }),
  }
}
