import type { Device } from '@hemicycle/contract'

/** What to call this device in a list: « iPad », « Téléphone Android », « Ordinateur Windows ». */
export function labelOf({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Pick<Device, 'label' | 'kind'> {
  if (/iPhone/.test(userAgent)) return { label: 'iPhone', kind: 'PHONE' }
  if (/iPad/.test(userAgent) || (/Mac/.test(userAgent) && maxTouchPoints > 1))
    return { label: 'iPad', kind: 'TABLET' }
  if (/Android/.test(userAgent))
    return /Mobile/.test(userAgent)
      ? { label: 'Téléphone Android', kind: 'PHONE' }
      : { label: 'Tablette Android', kind: 'TABLET' }
  const systems = { Windows: 'Windows', Mac: 'Mac', CrOS: 'Chromebook', Linux: 'Linux' }
  const name = Object.entries(systems).find(([mark]) => userAgent.includes(mark))?.[1]
  return { label: name ? `Ordinateur ${name}` : 'Ordinateur', kind: 'COMPUTER' }
}
