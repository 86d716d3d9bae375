import { DAY, MONTH, NO, ORGAN } from './words.ts'

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'iu')
const begins = (source: string): RegExp => new RegExp(`^(?:${source})`, 'iu')
const DATE = String.raw`(?:${DAY}\s+)?\d{1,2}(?:er)?\s+${MONTH}(?:\s+\d{4})?`

/** Whole lines that stand near a title and are never part of it. */
export const FORMULAE: readonly RegExp[] = [
  begins(
    String.raw`(?:s[ée]ance|r[ée]union|session)\s+(?:publique|ordinaire|extraordinaire|pl[ée]ni[èe]re|priv[ée]e|du|de\s+la|des)\b.{0,50}$`,
  ),
  begins(String.raw`(?:extraits?|registre|recueil)\s+(?:du|des?)\b`),
  whole(
    String.raw`(?:projets?\s+de\s+)?d[ée]lib[ée]rations?(?:\s+(?:du|de\s+la|de\s+l['’]|au|des?)\s*.{0,60})?`,
  ),
  whole(String.raw`(?:du\s+|de\s+la\s+|de\s+l['’])?registre\s+des\s+d[ée]lib[ée]rations.{0,60}`),
  whole(
    String.raw`rapports?(?:\s*n\s?[°º].{0,25}|\s+de\s+(?:m\.|mme|monsieur|madame|la\s+pr[ée]sident|le\s+pr[ée]sident).{0,60}|\s+du\s+(?:pr[ée]sident|maire).{0,60}|\s+(?:à|de|devant|pour)\s+(?:l['’]|la\s+|le\s+)\s*(?:commission|assembl|conseil).{0,80}|\s+(?:au|du)\s+(?:conseil|bureau|comit).{0,60}|\s+de\s+pr[ée]sentation)?`,
  ),
  whole(
    String.raw`(?:point|question|affaire|rapport)\s+n\s?[°º].{0,14}\s(?:de|[àa])\s+l['’]ordre\s+du\s+jour`,
  ),
  whole(String.raw`note\s+(?:explicative\s+)?de\s+(?:synth[èe]se|pr[ée]sentation)`),
  whole(
    String.raw`(?:le\s+|la\s+|l['’]|du\s+|de\s+la\s+|à\s+la\s+|à\s+l['’]|au\s+)?${ORGAN}(?:\s+(?:du|de\s+la|de|d['’]|des)\s*(?:\d|d[ée]partement|r[ée]gion|ville|commune|communaut|m[ée]tropole|conseil|s[ée]ance|${DAY}).{0,60})?\s*,?`,
  ),
  whole(String.raw`(?:(?:r[ée]union|s[ée]ance)\s+)?(?:du|le|en\s+date\s+du)?\s*${DATE}.{0,25}`),
  whole(String.raw`(?:${DAY}\s+)?${MONTH}\s+\d{4}`),
  whole(String.raw`(?:${NO}\s*)?[\d\s/.:,;°–—-]+`),
  whole(String.raw`${NO}\s*:?\s*\S+(?:\s\S{1,6}){0,3}`),
  whole(String.raw`r[ée]publique\s+fran[çc]aise|libert[ée].{0,30}fraternit[ée]`),
  whole(
    String.raw`expos[ée]\s+des?\s+motifs|expos[ée]|sommaire|ordre\s+du\s+jour|pr[ée]ambule|pr[ée]sent[ée]\s+par.{0,60}|objet\s*:?|intitul[ée]\s*:?`,
  ),
]

/** Kept apart: only a capital tells « Conseil municipal de Crevin » from « Commission permanente de suivi de la source ». */
export const ORGAN_OF_PLACE =
  /^(?:[Ll][ea] |[Ll]['’]|[Dd]u |[Dd]e la |[Àà] la )?(?:[Cc]onseil(?: (?:municipal|départemental|régional|général|communautaire|métropolitain))?|[Cc]ommission permanente|[Aa]ssemblée(?: (?:départementale|régionale|plénière))?|[Bb]ureau|[Cc]omité syndical) (?:de la |de |du |des |d['’])\p{Lu}[\p{L}’' -]{1,50},?$/u

/** Lines that begin the text of a report or an act. */
export const OPENERS: readonly RegExp[] = [
  /^(?:mesdames|messieurs|mes\s+chers|chers?\s+coll[èe]gues|monsieur\s+le\s+pr[ée]sident,|madame\s+la\s+pr[ée]sidente,)/iu,
  /^vu\s+(?:le|la|les|l['’])/iu,
  /^consid[ée]rant\b/iu,
  /^d[ée]cide\b/iu,
  /^expos[ée]\s+des?\s+motifs/iu,
  new RegExp(String.raw`^(?:le|la|l['’])\s*${ORGAN}(?:\s+(?:du|de|d['’])\s?.{1,50})?\s*,$`, 'iu'),
  // « Le Maire rappelle … », « M. Bernard expose … »: someone speaks.
  /^(?:(?:m\.|mme|monsieur|madame)\s.{2,50}?|(?:le|la)\s+(?:maire|pr[ée]sidente?|rapporteure?)|l['’]assembl[ée]e)\s+(?:rappelle|expose|informe|indique|pr[ée]sente|propose|explique|pr[ée]cise|fait|donne|soumet|rapporte)\s/iu,
  /^(?:par\s+d[ée]lib[ée]ration|il\s+est\s+(?:rappel[ée]|expos[ée]|propos[ée])|dans\s+le\s+cadre|le\s+pr[ée]sent\s+rapport)\b/iu,
]

/** Stamps, people present, headings that every text has. */
export const NOISE: readonly RegExp[] = [
  begins(String.raw`h[ôo]tel\s+d(?:u|e\s+(?:ville|la))\b`),
  begins(
    String.raw`(?:[ée]taient\s+)?(?:pr[ée]sents?|absents?|excus[ée]s?)(?:\s*[:(,]|\s+(?:excus|ayant|repr|et\b)|$)`,
  ),
  begins(
    String.raw`(?:procurations?|pouvoirs?|quorum|votants?|convocation|secr[ée]taire\s+de\s+s[ée]ance)\s*(?:[:(]|$|donn|du\b|le\b|de\s+m)`,
  ),
  begins(
    String.raw`(?:convoqu[ée]s?\s|date\s+d|[ée]taient\s|nombre\s+de\s+(?:conseillers|membres|votants)|(?:conseillers|membres)\s+(?:en\s+exercice|pr[ée]sents))`,
  ),
  begins(
    String.raw`(?:accus[ée]\s+de\s+r|acte\s+(?:certifi|ex[ée]cut|rendu)|envoi\s+pr|envoy[ée]\s+en|re[çc]ue?\s+en\s+pr|(?:publi[ée]e?|affich[ée]e?|affichage|transmise?)\s+(?:le|[àa])\b|transmission\s+(?:aux|en|[àa]\s+la|pr)|r[ée]ception\s+(?:en|par|le)|t[ée]l[ée]transmi|id\s*:|page\s*\d|certifi[ée]e?\s|sign[ée]\s+[ée]lectro|identifiant|d[ée]lib[ée]ration\s+ex[ée]cutoire|ar\s+pr[ée]fecture)`,
  ),
  begins(
    String.raw`(?:mesdames|messieurs|chers?\s+coll|vu\s+l|consid[ée]rant|d[ée]cide\b|il\s+est\s+propos|l['’]an\s+deux|apr[èe]s\s+en\s+avoir\s+d[ée]lib|ont\s+(?:[ée]t[ée]|vot)|adopt[ée]e?(?=\s|$)|pour\s+extrait|fait\s+[àa]\s|article\s+\d|affaire\s+suivie|dossier\s+suivi)`,
  ),
  begins(
    String.raw`(?:contexte|conclusions?|introduction|pr[ée]ambule|rappels?|propositions?|sommaire|ordre\s+du\s+jour|expos[ée](?:\s+des?\s+motifs)?)\s*:?$`,
  ),
  begins(String.raw`(?:incidences?\s+financi|annexes?\s*(?:\d|$|:)|pi[èe]ces?\s+jointe)`),
]

/** « 1. Contexte », « II – Modalités »: a part of the text. A title with a number of its own looks alike; its place tells. */
export const PART = /^(?:[IVX]{1,4}|[A-Ha-h]|\d{1,2}(?:\.\d{1,2})*)\s*(?:[.)°/]|[.)]?\s*[–—-]\s)\s*\p{L}/u
