import { lookup as resolve, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Every range that is not the public Internet (IANA special-purpose registries): a webhook must not reach what stands behind us. */
const NOT_PUBLIC: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]
const blocked = new BlockList()
for (const [net, prefix, family] of NOT_PUBLIC) blocked.addSubnet(net, prefix, family)

export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS'

/** Whether an address is of the public Internet. An IPv4 address written as IPv6 is judged as what it is. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && !blocked.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** The name or address of a URL's host, without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').toLowerCase()

/**
 * Resolves names for one connection and refuses those of the inside: the address that is judged is the one that is then connected to,
 * so that a name cannot change between both.
 */
export function guardedLookup(allowed: readonly string[]): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = error ? [] : (found as unknown as LookupAddress[])
      const inside = !allowed.includes(hostname.toLowerCase()) && addresses.some(({ address }) => !isPublicAddress(address)) // prettier-ignore
      const refusal = inside ? Object.assign(new Error(PRIVATE_ADDRESS), { code: PRIVATE_ADDRESS }) : error
      const [first] = addresses
      if (refusal || !first) return done(refusal ?? new Error('no address'), '', 4)
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
}
