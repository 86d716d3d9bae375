import type { Me } from '@hemicycle/contract'
import { clockTimeIn } from '@hemicycle/domain'
import { addressed } from './civility.ts'

/** « Bonjour » or « Bonsoir », by the clocks of the assembly. */
export function hello(now: Date, timeZone: string): string {
  const hour = Number(clockTimeIn(now, timeZone).slice(0, 2))
  return hour >= 5 && hour < 18 ? 'Bonjour' : 'Bonsoir'
}

/** « Bonjour » from 5 h, « Bonsoir » from 18 h, by the clocks of the assembly. */
export function greeting(
  me: Pick<Me, 'civility' | 'lastName' | 'displayName'>,
  now: Date,
  timeZone: string,
): string {
  return `${hello(now, timeZone)}, ${addressed(me)}.`
}
