/** What was read in the files of a point beside its fields, and who its rapporteur can be. */
export const reading = {
  alsoRead: 'Aussi lu dans les pièces',
  alsoReadWhy:
    'Des indications, que vous pouvez corriger\u00a0: elles serviront à la délibération. Rien d’autre n’est repris sans vous.',
  readNames: {
    reportNumber: 'N° lu',
    committee: 'Commission',
    policy: 'Politique',
    matter: 'Matière ACTES',
    annexTitle: 'Annexe',
    confidentiality: 'Diffusion',
  },
  missing: 'non trouvé dans les pièces',
  correctNames: { policy: 'la politique', matter: 'la matière ACTES', annexTitle: 'le titre de l’annexe' },
  matterHint: 'Un code de la nomenclature suivi de son nom, par exemple «\u00a07.5 Subventions\u00a0».',
  read: (text: string) => `Lu\u00a0: ${text}`,
  asRead: 'Reprendre ce qui est lu',
  probable: 'Probable',
  doubtful: 'Incertain',
  takeCommittee: (code: string) => `Retenir la commission ${code}`,
  takeConfidential: 'Marquer confidentiel',
  taken: 'Retenu',
  who: {
    matched: (name: string) => `Élu reconnu\u00a0: ${name}`,
    ambiguous: (printed: string) => `Plusieurs élus peuvent être «\u00a0${printed}\u00a0»\u00a0:`,
    perhaps: (printed: string) => `Aucun élu ne s’appelle «\u00a0${printed}\u00a0». Peut-être\u00a0:`,
    unknown: (printed: string) => `Aucun élu ne s’appelle «\u00a0${printed}\u00a0».`,
    choose: (name: string) => `Le rapporteur est ${name}`,
    other: 'Choisir un autre élu',
    pick: 'Élu rapporteur',
  },
}
