import type { Profile } from '../profiles/profile.ts'
import type { Line } from '../text/lines.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

/** « clause de confidentialité », « non confidentiel », « le huis clos n’est pas demandé »: the word, not the thing. */
const OTHERWISE =
  /\bnon[\s-]confidentiel|clause|accord\s+de\s+confidentialit|engagement|n['’]est\s+pas|sans\s+caract[èe]re|peut\s+se\s+r[ée]unir|article\s+L/iu

/** Words that hint at a confidential item. A stamp by itself is nearly sure; a sentence only asks to be looked at. */
export function findConfidentiality({ lines }: Reading, { confidential }: Profile): Field | null {
  const found = lines
    .filter(({ text }) => confidential.some((pattern) => pattern.test(text)) && !OTHERWISE.test(text))
    .map((line) => ({ line, sure: isStamp(line) }))
    .sort((a, b) => Number(b.sure) - Number(a.sure))
  const [best] = found
  return best ? fieldOf(best.line.text.slice(0, 160), best.sure ? 0.88 : 0.55, [best.line]) : null
}

const isStamp = ({ text }: Line): boolean => text.length <= 45 && !/[.,;]$/u.test(text)
