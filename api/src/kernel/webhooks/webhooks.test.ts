import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './address-guard.ts'
import { post } from './post.ts'
import { signatureOf } from './signature.ts'

describe('isPublicAddress', () => {
  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1:248:1893:25c8:1946', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected))
})

describe('post', () => {
  const to = (url: string) => post({ url, body: '{}', headers: {}, privateHosts: [], timeoutMs: 2000 })
  it.each(['http://127.0.0.1:9/', 'http://2130706433:9/', 'http://[::1]:9/', 'http://localhost:9/'])(
    'reaches nothing of the inside: %s',
    async (url) => expect(await to(url)).toEqual({ status: null, fault: 'PRIVATE_ADDRESS' }),
  )
})

it('signs timestamp.body with each secret', () =>
  expect(signatureOf(['a', 'b'], new Date(1_795_770_000_500), '{}')).toMatch(
    /^t=1795770000,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/,
  ))
