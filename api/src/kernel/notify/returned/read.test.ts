import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { readReturned } from './read.ts'

const id = newId()
const returned = (name: string) =>
  readFileSync(new URL(`../../../../test/fixtures/returned/${name}.eml`, import.meta.url), 'utf8').replaceAll('{{id}}', id) // prettier-ignore

describe('returned mails', () => {
  it.each([
    ['postfix-unknown', 'HARD', /^550 5\.1\.1 .*User unknown in virtual mailbox table$/],
    ['postfix-delayed', 'DELAYED', /^4\.4\.1 connect to .*Connection timed out$/],
    ['postfix-delivered', 'DELIVERED', /^2\.0\.0 delivered to mailbox$/],
    ['postfix-relayed', 'RELAYED', /^250 2\.0\.0 Ok: queued as 9F8E7D6C$/],
    ['exchange-unknown', 'HARD', /^550 5\.1\.10 RESOLVER\.ADR\.RecipientNotFound/],
    ['gmail-full', 'SOFT', /^552-5\.2\.2 The recipient's inbox is out of storage space/],
    ['ovh-spam', 'HARD', /^554 5\.7\.1 Service unavailable; .*blocklist$/],
    ['exim-expired', 'HARD', /^5\.0\.0$/],
    ['qmail-unknown', 'HARD', /550 5\.1\.1 sorry, no mailbox here by that name$/],
  ])('of %s', async (name, fate, words) => {
    expect(await readReturned(returned(name))).toEqual({ deliveryId: id, fate, words: expect.stringMatching(words) as string }) // prettier-ignore
    // As they come over the wire.
    expect(await readReturned(Buffer.from(returned(name).replace(/\r?\n/g, '\r\n')))).toMatchObject({ fate })
  })

  it.each([['out-of-office'], ['stranger']])('is not: %s', async (name) => {
    expect(await readReturned(returned(name))).toBeNull()
  })

  it.each([[''], ['x'.repeat(100_000)], ['Content-Type: multipart/report; boundary=a\n\n--a\n--a\n']])(
    'is nothing that cannot be read',
    async (text) => {
      expect(await readReturned(text)).toBeNull()
    },
  )
})
