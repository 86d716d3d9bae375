/** The fourteen digits of a SIRET, spaces allowed. La Poste apart, they pass Luhn's formula (INSEE). */
export function isSiret(text: string): boolean {
  const digits = text.replace(/\s/g, '')
  return (
    /^\d{14}$/.test(digits) && (luhn(digits) || (digits.startsWith('356000000') && sum(digits) % 5 === 0))
  )
}

const sum = (digits: string): number => [...digits].reduce((total, digit) => total + Number(digit), 0)

function luhn(digits: string): boolean {
  const weighted = [...digits].map((digit, index) => {
    const value = Number(digit) * ((digits.length - index) % 2 === 0 ? 2 : 1)
    return value > 9 ? value - 9 : value
  })
  return weighted.reduce((total, value) => total + value, 0) % 10 === 0
}

/**
 * A French or international telephone number as « +33612345678 », or null when it cannot be one. « 06 12 34 56 78 », « 06.12.34.56.78 »,
 * « 0033 6 12 34 56 78 » and « +33 (0)6 12 34 56 78 » are the same number.
 */
export function phoneOf(text: string): string | null {
  const plain = text.replace(/\(0\)/g, '').replace(/[\s.\-()/]/g, '')
  const international = plain.replace(/^00/, '+').replace(/^0(?=[1-9]\d{8}$)/, '+33')
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : null
}

/** An address that a mail relay would take: one « @ », a domain with a dot, no space. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/.test(text) && text.length <= 254
