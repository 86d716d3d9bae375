import { plural } from '@hemicycle/ui'

const shared = { EMAIL: 'Courriel', PHONE: 'Téléphone', OFFICE: 'Permanence', PHOTO: 'Photo' }

export const directory = {
  title: 'Annuaire des élus',
  lead: 'Délégations, représentations et ce que chacun accepte de montrer aux autres élus.',
  empty: 'Aucun élu. Ajoutez-les dans le référentiel.',
  columns: {
    name: 'Nom',
    delegations: 'Délégations',
    representations: 'Représentations',
    shared: 'Visible des autres élus',
  },
  count: (n: number) => plural(n, 'organisme'),
  nothing: 'Rien de personnel',
  fields: shared,
  delegations: 'Délégations',
  delegationsHint: 'Une par ligne.',
  representations: 'Représentations dans des organismes extérieurs',
  body: 'Organisme',
  role: 'Qualité',
  addRepresentation: 'Ajouter un organisme',
  removeRepresentation: (name: string) => `Retirer ${name}`,
  office: 'Permanence',
  officeHint: 'Adresse et jours, tels qu’ils paraîtront.',
  consent: 'Ce que l’élu accepte de montrer',
  consentHint: 'Ne cochez que ce qu’il vous a dit. Il peut le changer lui-même depuis son application.',
  photo: 'Photo',
  noPhoto: 'Aucune photo.',
  choosePhoto: 'Choisir une photo',
  removePhoto: 'Retirer la photo',
  photoSaved: 'Photo enregistrée.',
  photoBad: 'Ce fichier n’est pas une image lisible.',
}

export const services = {
  title: 'Contacts des services',
  lead: 'À qui les élus s’adressent, et pour quoi.',
  empty: 'Aucun contact. Ajoutez la première direction.',
  add: 'Ajouter un contact',
  columns: {
    service: 'Service ou direction',
    name: 'Personne',
    role: 'Fonction',
    subjects: 'Sujets',
    phone: 'Téléphone',
    email: 'Courriel',
    place: 'Lieu',
    position: 'Rang',
  },
}

export const announced = {
  title: 'Agenda des élus',
  lead: 'Les réunions à venir\u00a0: montrez-les avant la convocation, avec leur lien de visioconférence.',
  empty: 'Aucune réunion à venir. Créez-les depuis les séances.',
  columns: {
    date: 'Date',
    body: 'Instance',
    place: 'Lieu',
    state: 'État',
    shown: 'Dans l’agenda',
    link: 'Visioconférence',
  },
  states: { DRAFT: 'En préparation', CONVENED: 'Convoquée', HELD: 'Tenue', CANCELLED: 'Annulée' },
  show: (name: string) => `Montrer ${name} dans l’agenda des élus`,
  link: (name: string) => `Lien de visioconférence de ${name}`,
  linkHint: 'https://…',
  always: 'Toujours',
  saved: 'Enregistré.',
}
