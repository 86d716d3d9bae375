/** What the paper of a meeting would weigh and cost. Every figure is an assumption that an assembly may replace by its own. */
export const SAVINGS_ASSUMPTIONS = {
  /** Printed sides of a sheet. */
  sidesPerSheet: 2,
  /** Grams of an A4 sheet of 80 g/m² (ISO 216: 210 × 297 mm). */
  sheetGrams: 4.99,
  /** Euros for one printed page, paper included. */
  pageCost: 0.03,
  /** Sets printed beside those of the élus: services, press, registry. */
  otherCopies: 20,
  /** Grams of an envelope or a box. */
  packagingGrams: 50,
  /** Minutes to print, check, put under cover and address one set. */
  minutesPerCopy: 5,
  /** Euros for an hour of work, charges included. */
  hourCost: 30,
  /** Kilograms of CO₂ equivalent for a kilogram of white office paper. */
  co2PerKilogram: 0.919,
  /** Euros for a letter of up to 20 g, 100 g, and so on: lettre verte. */
  post20: 1.16,
  post100: 2.32,
  post250: 4,
  post500: 6,
  post1000: 7.25,
  post2000: 8.85,
} as const

export type SavingsAssumption = keyof typeof SAVINGS_ASSUMPTIONS
export type SavingsAssumptions = Readonly<Record<SavingsAssumption, number>>

/** The most that one letter weighs, in grams. */
const HEAVIEST = 2000
const STEPS: readonly (readonly [grams: number, price: SavingsAssumption])[] = [
  [20, 'post20'],
  [100, 'post100'],
  [250, 'post250'],
  [500, 'post500'],
  [1000, 'post1000'],
  [HEAVIEST, 'post2000'],
]

/**
 * Euros to post a set of sheets of so many grams, by the weight steps of the lettre verte; over 2 kg it leaves as several letters, the
 * last with what is left. Nothing to send costs nothing.
 */
export function postageOf(grams: number, assumptions: SavingsAssumptions): number {
  const { packagingGrams } = assumptions
  const most = Math.max(1, HEAVIEST - packagingGrams)
  const full = Math.floor(grams / most)
  const left = grams - full * most
  const price = (weight: number): number =>
    assumptions[STEPS.find(([heaviest]) => weight <= heaviest)?.[1] ?? 'post2000']
  return full * price(HEAVIEST) + (left > 0 ? price(left + packagingGrams) : 0)
}

/** One dispatch of a meeting: what each set would have held, and for how many élus who no longer receive paper. */
export interface PaperlessDispatch {
  readonly pages: number
  readonly copies: number
}

export interface Savings {
  /** Sets that were not printed, those of the services included. */
  readonly copies: number
  readonly pages: number
  readonly sheets: number
  readonly kilograms: number
  readonly co2: number
  readonly hours: number
  /** Euros, of printing, postage and work. */
  readonly printing: number
  readonly postage: number
  readonly work: number
  readonly total: number
}

/**
 * What was not printed, posted and handled for the dispatches of a meeting. Sets of the services are printed and handled, not posted.
 * What reading on a screen uses is not counted.
 */
export function savingsOf(
  dispatches: readonly PaperlessDispatch[],
  assumptions: SavingsAssumptions,
): Savings {
  return sumSavings(dispatches.filter(({ pages }) => pages > 0).map((one) => ofOne(one, assumptions)))
}

function ofOne({ pages, copies: posted }: PaperlessDispatch, assumptions: SavingsAssumptions): Savings {
  const { sidesPerSheet, sheetGrams, pageCost, otherCopies, minutesPerCopy, hourCost, co2PerKilogram } =
    assumptions
  const copies = posted > 0 ? posted + otherCopies : 0
  const sheetsOfOne = Math.ceil(pages / Math.max(1, sidesPerSheet))
  const kilograms = (copies * sheetsOfOne * sheetGrams) / 1000
  const hours = (copies * minutesPerCopy) / 60
  const [printing, postage] = [
    copies * pages * pageCost,
    posted * postageOf(sheetsOfOne * sheetGrams, assumptions),
  ]
  return {
    copies,
    pages: copies * pages,
    sheets: copies * sheetsOfOne,
    kilograms,
    co2: kilograms * co2PerKilogram,
    hours,
    printing,
    postage,
    work: hours * hourCost,
    total: printing + postage + hours * hourCost,
  }
}

const NONE: Savings = {
  ...{ copies: 0, pages: 0, sheets: 0, kilograms: 0, co2: 0 },
  ...{ hours: 0, printing: 0, postage: 0, work: 0, total: 0 },
}

export function sumSavings(all: readonly Savings[]): Savings {
  const fields = Object.keys(NONE) as (keyof Savings)[]
  return all.reduce<Savings>((sum, one) => {
    const next = { ...sum }
    for (const field of fields) next[field] = sum[field] + one[field]
    return next
  }, NONE)
}
