import type { ImportColumn } from '@hemicycle/contract'
import { foldText } from '@hemicycle/domain'

/** What headings say, folded: without accents, case nor punctuation. The first names are those of our own export. */
const NAMES: Readonly<Record<ImportColumn, readonly string[]>> = {
  externalId: ['identifiant', 'id', 'matricule', 'identifiant externe', 'code elu', 'reference'],
  civility: ['civilite', 'civ', 'titre', 'm mme', 'sexe', 'genre'],
  firstName: ['prenom', 'prenom usuel', 'prenoms', 'prenom de l elu'],
  lastName: ['nom', 'nom de famille', 'nom d usage', 'nom usuel', 'nom de l elu', 'patronyme'],
  mandate: ['mandat', 'fonction', 'qualite', 'libelle de la fonction', 'delegation'],
  canton: ['canton', 'circonscription', 'libelle du canton', 'commune', 'territoire'],
  group: ['groupe', 'groupe politique', 'groupe d elus', 'nuance politique', 'nuance'],
  protocolOrder: ['ordre protocolaire', 'ordre', 'rang', 'ordre du tableau', 'protocole'],
  email: ['courriel', 'e mail', 'email', 'mail', 'adresse electronique', 'adresse mail', 'messagerie'],
  phone: ['telephone', 'tel', 'portable', 'mobile', 'telephone portable', 'telephone mobile', 'sms'],
  channels: ['canaux', 'canal', 'envoi', 'mode d envoi', 'moyens d envoi'],
  since: [
    'debut',
    'debut du mandat',
    'date de debut',
    'date de debut du mandat',
    'depuis',
    'date d election',
  ],
  until: ['fin', 'fin du mandat', 'date de fin', 'date de fin du mandat', 'jusqu au'],
}

/** What each heading is a column of; the first heading of a name wins, null where its words say nothing. Pure. */
export function recognise(headings: readonly string[]): (ImportColumn | null)[] {
  const taken = new Set<ImportColumn>()
  return headings.map((heading) => {
    const words = foldText(heading)
    const found = (Object.keys(NAMES) as ImportColumn[]).find(
      (column) => !taken.has(column) && NAMES[column].includes(words),
    )
    if (found) taken.add(found)
    return found ?? null
  })
}

export const NEEDED: readonly ImportColumn[] = ['civility', 'firstName', 'lastName']
