import type { Profile } from './profile.ts'

const CIVIL = String.raw`(?:M\.|MM\.|Mme|Mmes|Mlle|Monsieur|Madame|Le Président|La Présidente)`
const NUMBER = String.raw`(?<number>[A-Z]{0,4}[ _/.-]?\d[\dA-Z]*(?:\s*[/_.-]\s*[\dA-Z]+)*)`

/** What French assemblies write, whatever the house: formulae of the reports and of the registers of délibérations. */
export const FRENCH: Profile = {
  name: 'français',
  titleLabels: [
    /^objet(?:\s+(?:du rapport|de la délibération|de l['’]affaire))?\s*[:–—-]\s*(?<rest>.*)$/iu,
    /^(?:intitulé|titre)(?:\s+(?:du rapport|de la délibération))?\s*[:–—]\s*(?<rest>.*)$/iu,
  ],
  otherLabels:
    /^(?:rapporteur(?:e|\(e\))?|direction|service|commission|pôle|politique|programme|mission|date|séance|réf(?:érence)?s?|n°|pièces?|annexes?|canton|nature|matière|vu|considérant|présents?|absents?|montant|incidence|budget)\b.{0,40}?(?:[:–—]|$)/iu,
  formulae: [
    /^(?:séance|réunion|session)\s+(?:publique|ordinaire|extraordinaire|plénière|privée|du|de\s+la|des)\b/iu,
    /^(?:extrait|registre|recueil)\s+(?:du|des|de)\b/iu,
    /^(?:projet\s+de\s+)?d[ée]lib[ée]rations?(?:\s+(?:n[°º]|du\s+conseil|de\s+la\s+commission|de\s+l['’]assembl[ée]e)\b.*)?$/iu,
    /^rapports?\s*(?:$|n[°º]|de\s+(?:m\.|mme|monsieur|madame|la\s+pr[ée]sident|le\s+pr[ée]sident)|du\s+pr[ée]sident|à\s+(?:la|l['’])\s*(?:commission|assembl)|au\s+conseil|au\s+pr[ée]sident)/iu,
    /^(?:le\s+|la\s+)?(?:conseil\s+(?:municipal|départemental|g[ée]n[ée]ral|r[ée]gional|communautaire)|commission\s+permanente|assembl[ée]e\s+(?:départementale|plénière))(?:\s+(?:du|de\s+la|de|d['’])\s*(?:\d|d[ée]partement|r[ée]gion|ville|commune|communaut|conseil).{0,60})?$/iu,
    /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|du|le)?\s*\d{1,2}(?:er)?\s+(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)\b.{0,20}$/iu,
    /^(?:n[°º]\s*)?[\d\s/.:,;°-]+$/iu,
    /^n[°º]\s*\S+$/iu,
  ],
  letterhead: [
    /^(?:d[ée]partement|r[ée]gion|commune|ville|communaut[ée]|m[ée]tropole|mairie|r[ée]publique\s+fran|pr[ée]fecture|arrondissement|canton)\b/iu,
    /^h[ôo]tel\s+d/iu,
    /^(?:pr[ée]sent|absent|excus|procuration|pouvoir|secr[ée]taire|quorum|votant|convoqu|date\s+de|[ée]taient)/iu,
    /^(?:direction|service|p[ôo]le|d\.?g\.?a\.?|commission|politique|programme|mission|rapporteur|domaine|municipal\s+de)\b/iu,
    /^(?:accus[ée]|acte\s+certifi|envoi|envoy[ée]|re[çc]u|publi[ée]|affich[ée]|transmis|r[ée]ception|id\s*:|page\b)/iu,
    /^(?:ordre\s+du\s+jour|sommaire|annexe|pi[èe]ces?\s+jointe|expos[ée]|pr[ée]ambule|mesdames|monsieur|madame|vu\b|consid[ée]rant|d[ée]cide\b|propos(?:e|ition)\b|il\s+est\s+propos|contexte|conclusion|\d+\s*[.)-]\s|[ivx]+\s*[.)-]\s)/iu,
  ],
  rapporteur: [
    { pattern: /^(?<who>\p{Lu}[^:;,]{2,70}?)\s+rapporte\s*[:.]?$/u, confidence: 0.97 },
    { pattern: /^rapporteur(?:e|\(e\)|s)?\s*(?:[:–—]|-\s)\s*(?<who>\S.{2,70})$/iu, confidence: 0.97 },
    { pattern: /^(?<who>\p{Lu}[^:;,]{2,60}?)\s*,\s*rapporteur(?:e)?\b/u, confidence: 0.9 },
    {
      pattern: /^(?:rapport\s+)?pr[ée]sent[ée]e?\s+par\s*:?\s*(?<who>\p{Lu}[^:;]{2,70})$/iu,
      confidence: 0.9,
    },
    {
      pattern: new RegExp(
        String.raw`^(?:vu|sur)\s+le\s+rapport\s+(?:n°\s*\S+\s+)?(?:présenté\s+par\s+|de\s+)(?<who>${CIVIL}[^,;:]{2,60}?)\s*[,;:.]?$`,
        'iu',
      ),
      confidence: 0.88,
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:sur\s+(?:le\s+rapport|proposition)\s+de|entendu\s+le\s+rapport\s+de)\s+(?<who>${CIVIL}\s+[^,;:.]{2,60}?)\s*(?:[,;:.]|$)`,
        'iu',
      ),
      confidence: 0.84,
    },
  ],
  department:
    /^(?:direction|p[ôo]le|d\.?g\.?a\.?\b|service|mission|secr[ée]tariat\s+g[ée]n[ée]ral|cabinet|d[ée]l[ée]gation|agence)/iu,
  departmentLabel: /^(?:direction|service)(?:\s+(?!d[eu'’]|g[ée]n)\S+){0,2}\s*[:–—]\s*(?<rest>.+)$/iu,
  actNumber: [
    {
      pattern: new RegExp(
        String.raw`\bd[ée]lib[ée]ration\s+(?:du\s+conseil\s+\S+\s+)?n[°ºo]\s*${NUMBER}\s*$`,
        'iu',
      ),
      confidence: 0.96,
    },
    {
      pattern: new RegExp(
        String.raw`^(?:num[ée]ro|n[°ºo])\s*(?:de\s+(?:l['’]acte|la\s+d[ée]lib[ée]ration)|d['’]acte|d['’]ordre)\s*[:–—-]?\s*${NUMBER}\s*$`,
        'iu',
      ),
      confidence: 0.96,
    },
    { pattern: new RegExp(String.raw`^d[ée]lib[ée]ration\s*[:–—-]?\s*${NUMBER}\s*$`, 'iu'), confidence: 0.9 },
    { pattern: new RegExp(String.raw`^n[°ºo]\s*:?\s*${NUMBER}\s*$`, 'iu'), confidence: 0.85 },
  ],
  reportHeading:
    /^rapports?\s*(?:$|n°|de\s+(?:m\.|mme|monsieur|madame|la\s+pr|le\s+pr)|du\s+pr|à\s+(?:la|l['’])|au\s+)/iu,
  deliberationHeading:
    /^(?:projet\s+de\s+)?d[ée]lib[ée]ration|extrait\s+d[ue]s?\s+(?:registre|proc[èe]s|d[ée]lib)/iu,
  annexHeading: /^annexe\b/iu,
  enactment:
    /^(?:d[ée]cide\b|le\s+conseil\s+adopte|apr[èe]s\s+en\s+avoir\s+d[ée]lib[ée]r[ée]|la\s+commission\s+permanente\s+d[ée]cide|pour\s+extrait\s+conforme)/iu,
}

/** Profiles by name; the first is the default. */
export const PROFILES: readonly Profile[] = [FRENCH]
