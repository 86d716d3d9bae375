import { createLink, type Output } from '@hemicycle/contract'
import { call } from '../api.ts'
import type { FileRef } from '../common/useDownload.ts'
import { quiet } from './quiet.ts'

type Address = Output<typeof createLink>
/** Addresses asked for, by file: whoever opens it next need not wait for one. */
const addresses = new Map<string, Promise<Address>>()
const nameOf = ({ kind, id }: FileRef): string => `${kind} ${id}`

/** The signed address of a file; one that has expired is dropped (`dropAddress`), then asked for again. */
export function addressOf(file: FileRef): Promise<Address> {
  const name = nameOf(file)
  const known = addresses.get(name)
  if (known) return known
  const one = call(createLink, { kind: file.kind, id: file.id })
  addresses.set(name, one)
  one.catch(() => addresses.delete(name))
  return one
}
export const dropAddress = (file: FileRef): void => void addresses.delete(nameOf(file))

export const forgetAddresses = (): void => addresses.clear()

/** Asks for the address of what will probably be opened. */
export async function warmAddress(file: FileRef): Promise<void> {
  await quiet()
  await addressOf(file).catch(() => undefined)
}
