import { withoutAccents } from '@hemicycle/domain'

/** « 12 Voirie (Été) » → « 12-voirie-ete »: words without accents nor case, one sign between them. Pure. */
export const plainOf = (text: string): string =>
  withoutAccents(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
