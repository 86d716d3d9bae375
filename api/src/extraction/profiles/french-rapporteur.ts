import type { Formula } from './profile.ts'
import { CIVIL, NAME } from './words.ts'

const QUALITY = String.raw`(?:\s*,\s*[^,:]{3,60})?\s*,?`
const said = (verbs: string): string => String.raw`^(?<who>${NAME})${QUALITY}\s+${verbs}`

/** Formulae that name who presents the report. Labels (« Rapporteur : ») are read apart; these are sentences. */
export const RAPPORTEUR: readonly Formula[] = [
  {
    pattern:
      /^(?:En\s+l['’]absence\s+d[^,]{2,60},\s*)?(?<who>\p{Lu}[^:;,]{2,70}?)(?:\s*,\s*[^,:]{3,60}?)?\s*,?\s+(?:rapporte|RAPPORTE)\s*[:.]?$/u,
    confidence: 0.97,
  },
  { pattern: /^(?<who>\p{Lu}[^:;]{2,90}?)\s+(?:rapportent|RAPPORTENT)\s*[:.]?$/u, confidence: 0.97 },
  {
    pattern: new RegExp(
      `${said(String.raw`(?:pr[ée]sente|soumet|donne\s+lecture)\s+(?:du|le|au\s+nom)\s.{0,60}$`)}`,
      'u',
    ),
    confidence: 0.92,
  },
  {
    pattern: new RegExp(
      `${said(String.raw`(?:expose|pr[ée]sente|rappelle)(?:\s+(?:à|au)\s[^:]{0,40})?\s*:$`)}`,
      'u',
    ),
    confidence: 0.88,
  },
  { pattern: /\s[–—|-]\s*[Rr]apporteure?\s*:\s*(?<who>\p{Lu}[^:;,]{2,60})$/u, confidence: 0.9 },
  { pattern: /^(?<who>\p{Lu}[^:;,]{2,60}?)\s*,\s*rapporteure?(?:\s*[,.:]|$)/u, confidence: 0.9 },
  {
    pattern: new RegExp(
      String.raw`^(?:rapport\s+)?pr[ée]sent[ée]e?\s+par\s*:?\s+(?<who>${NAME})\s*[.:]?$`,
      'iu',
    ),
    confidence: 0.9,
  },
  {
    pattern: new RegExp(
      String.raw`^(?:vu|sur|entendu|ou[ïi]|apr[èe]s\s+avoir\s+entendu)\s+(?:le\s+|l['’])?(?:rapport|expos[ée])\s+(?:n°\s*\S+\s+)?(?:pr[ée]sent[ée]\s+par\s+|de\s+)(?<who>${CIVIL}[^,;:]{2,60}?)\s*(?:[,;:.].*)?$`,
      'iu',
    ),
    confidence: 0.88,
  },
  {
    pattern:
      /^(?:Sur|SUR|Vu)\s+(?:le\s+|LE\s+)?(?:rapport|RAPPORT)\s+(?:de|DE)\s+(?<who>\p{Lu}[\p{L}’'-]+(?:[ -][\p{L}’'-]+){1,5})\s*[,;:.]?$/u,
    confidence: 0.86,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:sur\s+(?:le\s+)?rapport\s+de|entendu\s+(?:le\s+rapport|l['’]expos[ée])\s+de|rapport\s+pr[ée]sent[ée]\s+par)\s+(?<who>${CIVIL}\s+[^,;:.]{2,60}?)\s*(?:[,;:.]|$)`,
      'iu',
    ),
    confidence: 0.82,
  },
  {
    pattern: new RegExp(String.raw`^rapport\s+de\s+(?<who>${CIVIL}\s+[^,;:.]{2,60}?)\s*[,.]?$`, 'iu'),
    confidence: 0.86,
  },
  {
    pattern: new RegExp(
      String.raw`^sur\s+(?:la\s+)?proposition\s+de\s+(?<who>${CIVIL}\s+[^,;:.]{2,60}?)\s*(?:[,;:.].*)?$`,
      'iu',
    ),
    confidence: 0.6,
  },
  {
    pattern: new RegExp(
      String.raw`^(?<who>${CIVIL}\s+\p{Lu}[^,;:.]{2,40}?)${QUALITY}\s+(?:expose|rappelle|informe|indique|explique)\b`,
      'u',
    ),
    confidence: 0.6,
  },
]
