import { escapeText as text, foldLine } from './calendar.ts'

/** Who is written on a visiting card. Absent facts are left out. */
export interface Card {
  readonly firstName: string
  readonly lastName: string
  readonly title?: string | null
  readonly organisation: string
  readonly email?: string | null
  readonly phone?: string | null
  readonly address?: string | null
}

/** A vCard 4.0 (RFC 6350) that any address book takes. */
export function cardOf({ firstName, lastName, title, organisation, email, phone, address }: Card): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${text(`${firstName} ${lastName}`)}`,
    `N:${text(lastName)};${text(firstName)};;;`,
    `ORG:${text(organisation)}`,
    title && `TITLE:${text(title)}`,
    email && `EMAIL;TYPE=work:${text(email)}`,
    phone && `TEL;VALUE=uri;TYPE=work:tel:${phone.replace(/[^+\d]/gu, '')}`,
    address && `ADR;TYPE=work:;;${text(address)};;;;`,
    'END:VCARD',
  ]
  return `${lines
    .filter((line): line is string => Boolean(line))
    .map(foldLine)
    .join('\r\n')}\r\n`
}
