import { expect, it } from 'vitest'
import { placeOf } from './places.ts'

const nowhere = {
  meetingId: null,
  itemId: null,
  documentId: null,
  publicationId: null,
  fileId: null,
  deliberationId: null,
  personId: null,
}

it.each([
  [
    { ...nowhere, kind: 'REPORT' as const, meetingId: 'm', itemId: 'i', documentId: 'd' },
    3,
    { path: '/seances/m/lire/i', query: { piece: 'd', page: 3, cherche: 'collège' } },
  ],
  [
    { ...nowhere, kind: 'MINUTES' as const, publicationId: 'p', fileId: 'f' },
    2,
    { path: '/extranet/lire/p/fichier/f', query: { page: 2 } },
  ],
  [{ ...nowhere, kind: 'DELIBERATION' as const, deliberationId: 'd' }, null, '/extranet/deliberations/d'],
  [{ ...nowhere, kind: 'AID' as const, publicationId: 'p' }, null, '/extranet/lire/p'],
  [
    { ...nowhere, kind: 'PERSON' as const, personId: 'c' },
    null,
    { path: '/extranet/annuaire', query: { personne: 'c' } },
  ],
])('opens %o at page %s', (aim, page, place) => expect(placeOf(aim, page, 'collège')).toEqual(place))
