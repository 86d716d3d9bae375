import type { AidTheme, Beneficiary } from '@hemicycle/domain'

interface DemoAid {
  readonly title: string
  readonly theme: AidTheme
  readonly beneficiaries: readonly Beneficiary[]
  readonly text: string
  readonly amount: string
  readonly conditions: string
  readonly procedure: string
  readonly contact: string
  readonly validUntil?: string
  /** Days before today. */
  readonly ago: number
}

const CONTACT = {
  places: 'Direction des territoires, 04 63 99 81 20, territoires@vallee.example',
  school: 'Direction de l’éducation, 04 63 99 81 30, education@vallee.example',
  people: 'Direction de l’autonomie, 04 63 99 81 40, autonomie@vallee.example',
  land: 'Service agriculture et forêt, 04 63 99 81 50, agriculture@vallee.example',
  life: 'Service culture et sports, 04 63 99 81 60, culture-sports@vallee.example',
}

/** Schemes of a fictitious département: the amounts are invented, their shape is that of real guides. */
export const DEMO_AIDS: readonly DemoAid[] = [
  {
    title: 'Accessibilité des bâtiments communaux',
    theme: 'MUNICIPALITIES',
    beneficiaries: ['MUNICIPALITIES'],
    text: 'Le Département accompagne les communes qui rendent leurs bâtiments accessibles\u00a0: mairie, école, salle polyvalente, équipement sportif.\n\nDépenses retenues\u00a0:\n- rampes, élévateurs et portes automatiques\n- sanitaires adaptés\n- signalétique et boucles magnétiques',
    amount: '30\u00a0% de la dépense hors taxes, 40\u00a0000\u00a0€ au plus par bâtiment',
    conditions:
      '- Commune de moins de 5\u00a0000\u00a0habitants\n- Agenda d’accessibilité programmée déposé\n- Travaux non commencés à la date de la demande',
    procedure:
      'Déposez le dossier complet **avant le 31 mars**\u00a0: délibération, devis, plan de financement, notice d’accessibilité.',
    contact: CONTACT.places,
    ago: 640,
  },
  {
    title: 'Voirie communale, fonds annuel',
    theme: 'ROADS',
    beneficiaries: ['MUNICIPALITIES'],
    text: 'Un fonds pour l’entretien de la voirie communale\u00a0: couches de roulement, fossés, ouvrages de moins de cinq mètres.',
    amount: '25\u00a0% de la dépense, 20\u00a0000\u00a0€ par commune et par an',
    conditions: 'Une demande par commune et par an\u00a0; chaussée ouverte à la circulation publique.',
    procedure: 'Demande en ligne du 1er janvier au 30 avril, avec les devis et un plan de situation.',
    contact: CONTACT.places,
    ago: 590,
  },
  {
    title: 'Bourse départementale d’études',
    theme: 'EDUCATION',
    beneficiaries: ['YOUTH', 'HOUSEHOLDS'],
    text: 'Une bourse pour les étudiants boursiers de l’État dont la famille habite le département depuis deux ans.',
    amount: 'De 300 à 900\u00a0€ par an selon l’échelon',
    conditions:
      '- Moins de 26\u00a0ans au 1er octobre\n- Notification de bourse de l’année\n- Domicile des parents dans le département',
    procedure:
      'Formulaire « Bourse départementale » dans *Documents et informations*, à renvoyer avant le 15 novembre.',
    contact: CONTACT.school,
    ago: 410,
  },
  {
    title: 'Équipements sportifs de proximité',
    theme: 'SPORT',
    beneficiaries: ['MUNICIPALITIES', 'ASSOCIATIONS'],
    text: 'Création ou rénovation d’équipements ouverts aux collégiens\u00a0: gymnases, terrains, aires de jeux.',
    amount: '20\u00a0% de la dépense, 80\u00a0000\u00a0€ au plus',
    conditions: 'Convention d’usage avec le collège du secteur.',
    procedure: 'Deux sessions par an\u00a0: dossiers reçus avant le 28 février et le 15 septembre.',
    contact: CONTACT.life,
    ago: 380,
  },
  {
    title: 'Associations culturelles, fonctionnement',
    theme: 'CULTURE',
    beneficiaries: ['ASSOCIATIONS'],
    text: 'Un soutien au projet annuel des associations qui diffusent ou enseignent les arts dans les cantons ruraux.',
    amount: 'De 500 à 8\u00a0000\u00a0€ par an',
    conditions:
      'Association déclarée depuis deux ans, comptes approuvés, actions dans deux cantons au moins.',
    procedure: 'Dossier unique de subvention, avant le 31 octobre.',
    contact: CONTACT.life,
    ago: 300,
  },
  {
    title: 'Installation des jeunes agriculteurs',
    theme: 'AGRICULTURE',
    beneficiaries: ['FARMERS'],
    text: 'Un complément départemental à la dotation d’installation, pour les projets en circuit court ou en agriculture biologique.',
    amount: '4\u00a0000\u00a0€, portés à 6\u00a0000\u00a0€ en zone de montagne',
    conditions: 'Moins de 40\u00a0ans, plan d’entreprise agréé, première installation.',
    procedure: 'Demande dans les douze mois de l’installation, avec l’avis de la chambre d’agriculture.',
    contact: CONTACT.land,
    ago: 260,
  },
  {
    title: 'Adaptation du logement des personnes âgées',
    theme: 'HOUSING',
    beneficiaries: ['HOUSEHOLDS'],
    text: 'Travaux qui permettent de rester chez soi\u00a0: salle de bains, rampe, monte-escalier, volets motorisés.',
    amount: '50\u00a0% du reste à charge, 3\u00a0000\u00a0€ au plus',
    conditions:
      '- 65\u00a0ans et plus, ou bénéficiaire de l’APA\n- Ressources sous le plafond de l’ANAH\n- Visite préalable de l’équipe médico-sociale',
    procedure:
      'Prenez rendez-vous avec la maison des solidarités du canton\u00a0; le dossier se monte avec vous.',
    contact: CONTACT.people,
    ago: 190,
  },
  {
    title: 'Plantation de haies et agroforesterie',
    theme: 'ENVIRONMENT',
    beneficiaries: ['FARMERS', 'MUNICIPALITIES'],
    text: 'Plants d’essences locales, paillage et protections, pour des haies d’au moins cent mètres.',
    amount: '80\u00a0% de la dépense, dans la limite de 12\u00a0€ par mètre',
    conditions: 'Engagement d’entretien de quinze ans\u00a0; diagnostic gratuit du service.',
    procedure: 'Inscription avant le 1er juin pour une plantation l’hiver suivant.',
    contact: CONTACT.land,
    validUntil: '2026-06-01',
    ago: 150,
  },
  {
    title: 'Mobilité solidaire en zone rurale',
    theme: 'SOLIDARITY',
    beneficiaries: ['ASSOCIATIONS', 'HOUSEHOLDS'],
    text: 'Le Département soutient les garages solidaires et le transport d’utilité sociale.',
    amount: 'Jusqu’à 15\u00a0000\u00a0€ par association et par an',
    conditions: 'Convention triennale, tarif solidaire, zone sans transport régulier.',
    procedure: 'Appel à projets publié chaque année en février.',
    contact: CONTACT.people,
    ago: 60,
  },
]
