import type { SearchResult } from '@hemicycle/contract'
import type { SearchKind } from '@hemicycle/domain'
import type { IconName } from '@hemicycle/ui'
import type { RouteLocationRaw } from 'vue-router'

export const ICONS: Readonly<Record<SearchKind, IconName>> = {
  REPORT: 'report',
  DELIBERATION: 'gavel',
  ANNEX: 'clip',
  MINUTES: 'journal',
  AID: 'euro',
  RULES: 'scale',
  INFO: 'info',
  PERSON: 'user',
  SERVICE: 'phone',
}

type Aim = Pick<
  SearchResult,
  'kind' | 'meetingId' | 'itemId' | 'documentId' | 'publicationId' | 'fileId' | 'deliberationId' | 'personId'
>

/** Where a result opens, at a page of its file when one is given; `words` are shown again on the pages of a report. */
export function placeOf(aim: Aim, page: number | null, words: string): RouteLocationRaw {
  const at = page === null ? {} : { page }
  if (aim.meetingId && aim.itemId)
    return {
      path: `/seances/${aim.meetingId}/lire/${aim.itemId}`,
      query: { piece: aim.documentId ?? undefined, ...at, cherche: words },
    }
  if (aim.publicationId && aim.fileId && page !== null)
    return { path: `/extranet/lire/${aim.publicationId}/fichier/${aim.fileId}`, query: at }
  if (aim.publicationId) return `/extranet/lire/${aim.publicationId}`
  if (aim.deliberationId) return `/extranet/deliberations/${aim.deliberationId}`
  const query = aim.kind === 'SERVICE' ? { service: aim.personId } : { personne: aim.personId }
  return { path: '/extranet/annuaire', query }
}
