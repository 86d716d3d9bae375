import type { Random } from './random.ts'

/** Words of a report, as they come. */
export const WORDS =
  'Le conseil départemental réuni en séance publique sous la présidence de son président délibère après avoir entendu le rapporteur vu le code général des collectivités territoriales notamment ses articles vu l’avis de la commission des finances considérant que la convention relative à l’aménagement numérique du territoire prévoit une participation financière forêt cœur élève août œuvre où français naïveté hôpital intérêt général marché public subvention d’investissement crédits inscrits budget primitif exercice budgétaire autorisation de programme chapitre fonction nature'.split(
    ' ',
  )

export function paragraph(random: Random, words: number): string {
  const text = Array.from({ length: words }, () => random.pick(WORDS)).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export const euros = (random: Random): string => `${random.between(1000, 999_999).toLocaleString('fr-FR')} €`
