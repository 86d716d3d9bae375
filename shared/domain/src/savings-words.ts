import type { SavingsAssumption } from './savings.ts'

export interface AssumptionWords {
  readonly label: string
  readonly unit: string
  /** Where the product’s own figure comes from. */
  readonly source: string
}

const POST = 'La Poste, lettre verte, tarif 2023\u00a0; à remplacer par le tarif en vigueur'
const USAGE = 'Usage courant\u00a0; à remplacer par votre mesure'

/** The assumptions in the words of the screen and of the printed page. */
export const SAVINGS_WORDS: Readonly<Record<SavingsAssumption, AssumptionWords>> = {
  sidesPerSheet: { label: 'Pages par feuille', unit: 'pages', source: 'Impression recto verso' },
  sheetGrams: { label: 'Poids d’une feuille A4', unit: 'g', source: 'ISO 216, papier de 80\u00a0g/m²' },
  pageCost: {
    label: 'Coût d’une page imprimée',
    unit: '€',
    source: 'Papier, encre et copieur\u00a0; à remplacer par votre marché d’impression',
  },
  otherCopies: { label: 'Exemplaires des services', unit: 'exemplaires', source: USAGE },
  packagingGrams: { label: 'Poids d’une enveloppe', unit: 'g', source: USAGE },
  minutesPerCopy: { label: 'Préparation d’un exemplaire', unit: 'min', source: USAGE },
  hourCost: { label: 'Coût d’une heure de travail', unit: '€', source: USAGE },
  co2PerKilogram: {
    label: 'Carbone d’un kilogramme de papier',
    unit: 'kg CO₂e',
    source: 'Copacel, ramette A4 blanche\u00a0: 2,29\u00a0kg CO₂e pour 2,49\u00a0kg',
  },
  post20: { label: 'Lettre jusqu’à 20\u00a0g', unit: '€', source: POST },
  post100: { label: 'Lettre jusqu’à 100\u00a0g', unit: '€', source: POST },
  post250: { label: 'Lettre jusqu’à 250\u00a0g', unit: '€', source: POST },
  post500: { label: 'Lettre jusqu’à 500\u00a0g', unit: '€', source: POST },
  post1000: { label: 'Lettre jusqu’à 1\u00a0kg', unit: '€', source: POST },
  post2000: { label: 'Lettre jusqu’à 2\u00a0kg', unit: '€', source: POST },
}
