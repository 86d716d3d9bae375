import type { Profile } from './profile.ts'
import { FORMULAE, NOISE, OPENERS, ORGAN_OF_PLACE, PART } from './french-formulae.ts'
import { RAPPORTEUR } from './french-rapporteur.ts'
import { NO, ORGAN } from './words.ts'

const OF_REPORT = String.raw`(?:\s+(?:du\s+(?:pr[ée]sent\s+)?rapport|de\s+la\s+d[ée]lib[ée]ration|de\s+l['’]affaire|du\s+dossier|de\s+l['’]acte))?`

/** What French assemblies write, whatever the house: labels and formulae of reports and of registers of délibérations. */
export const FRENCH: Profile = {
  name: 'français',
  labels: {
    title: [`objets?${OF_REPORT}`, `intitul[ée]${OF_REPORT}`, `titre${OF_REPORT}`, `sujet`, `libell[ée]`],
    rapporteur: [
      String.raw`(?:[ée]lu[·.(]?e?\)?\s+|conseill[^\s:]*\s+)?rapporteu(?:re?|se)(?:[·.(-]?e?[·.)-]*s?\)?)?`,
      String.raw`(?:rapport\s+)?pr[ée]sent[ée](?:\(?e\)?)?\s+par`,
      String.raw`nom\s+du\s+rapporteur`,
    ],
    department: [
      String.raw`direction(?:\s+(?:[ée]mettrice|g[ée]n[ée]rale|instructrice|concern[ée]e|pilote|responsable|r[ée]f[ée]rente|d['’]origine|adjointe|/\s*service))*`,
      String.raw`services?(?:\s+(?:instructeur|[ée]metteur|gestionnaire|concern[ée]|pilote|responsable|r[ée]f[ée]rent|d['’]origine))*`,
      String.raw`(?:p[ôo]le|d[ée]partement|d\.?g\.?a\.?|[ée]metteur|origine|direction\s*[/-]\s*service|p[ôo]le\s*/\s*direction)`,
    ],
    committee: [
      String.raw`(?:n\S*\s+)?commissions?(?:\s+(?:principale|comp[ée]tente|concern[ée]e|saisie|n\S+\s*\d+|\d+|organique|th[ée]matique))?`,
    ],
    policy: [
      String.raw`(?:politique(?:\s+(?:publique|d[ée]partementale|sectorielle))?|mission|programme|th[ée]matique|domaine|secteur)(?:\s+(?!de\s|du\s|d['’])[^\s:]+){0,2}`,
    ],
    other: [
      String.raw`(?:op[ée]ration|action|canton|nature|mati[èe]re|date|s[ée]ance|r[ée]f(?:[ée]rence)?s?|pi[èe]ces?(?:\s+jointes?)?|annexes?|vote|montant|incidence|budget|imputation|commune(?:\s*\(s\)|s)?|th[èe]me|nomenclature|classification|affaire\s+suivie\s+par|dossier\s+suivi\s+par|pr[ée]sents?|absents?|excus[ée]s?|pouvoirs?|votants?|quorum|pour|contre|abstentions?|secr[ée]taire\s+de\s+s[ée]ance|p\.?\s?j\.?|vu|nb|total)(?:\s+[^\s:]+){0,4}`,
    ],
  },
  numberLabels: {
    act: [
      String.raw`(?:projet\s+de\s+)?d[ée]lib[ée]ration(?:\s+(?:du|de\s+la|de\s+l['’]|de)\s*${ORGAN})?`,
      String.raw`${NO}\s*(?:d['’]|de\s+(?:l['’]|la\s+)?)\s*(?:acte|d[ée]lib[ée]ration|ordre|enregistrement)`,
      String.raw`acte|d[ée]cision`,
    ],
    report: [
      String.raw`rapports?(?:\s+(?:d[eu](?:\s+la)?\s+(?:m\.|mme|monsieur|madame)?\s*(?:le|la)?\s*pr[ée]sidente?|(?:à|de)\s+(?:la|l['’])\s*${ORGAN}|(?:au|du)\s+${ORGAN}))?`,
      String.raw`${NO}\s*(?:d['’]|du\s+|de\s+(?:l['’])?)\s*(?:rapport|dossier|ordre\s+du\s+jour|affaire|question|point)`,
      String.raw`dossier|question|affaire|point|note`,
    ],
  },
  rapporteur: RAPPORTEUR,
  quality:
    /\s*(?:,|\s[–—-])\s*(?:(?:\d+\s?(?:er|ère|e|ème)|premi[èe]re?|deuxi[èe]me|troisi[èe]me)\s+)?(?:vice|pr[ée]sident|adjoint|maire\b|conseill|d[ée]l[ée]gu|rapporteu|questeur|membre|charg[ée]|au\s+nom|repr[ée]sent).*$/iu,
  formulae: [...FORMULAE, ORGAN_OF_PLACE],
  openers: OPENERS,
  noise: NOISE,
  part: PART,
  organisation:
    /^(?:d[ée]partement|r[ée]gion|commune|ville|communaut[ée]|m[ée]tropole|mairie|syndicat|pr[ée]fecture|arrondissement|canton|direction|service|p[ôo]le|d\.?g\.?a\.?|secr[ée]tariat|cabinet|politique|mission|domaine|secteur|th[ée]matique|municipal\s+de|conseil\s+(?:municipal|d[ée]partemental|r[ée]gional|g[ée]n[ée]ral|communautaire|m[ée]tropolitain|de)|comit[ée]\s+syndical|(?:\d+(?:e|[èe]me|[èe]re)?\s+)?commission)(?=\s|$)/iu,
  department:
    /^(?:directions?|p[ôo]le|d\.?g\.?[as]\.?|services?|mission|secr[ée]tariat\s+g[ée]n[ée]ral|cabinet|d[ée]l[ée]gation|agence|d[ée]partement\s+(?!d[e’'u]))(?=\s|$)/iu,
  kinds: {
    report: [
      /^rapports?\s*(?:$|n\s?[°º]|de\s+(?:m\.|mme|monsieur|madame|la\s+pr|le\s+pr|pr[ée]sentation)|du\s+(?:pr|maire)|pour\s+(?:la|le)|(?:à|de|devant)\s+(?:la|l['’])|au\s+)/iu,
      /^note\s+(?:explicative\s+)?de\s+(?:synth[èe]se|pr[ée]sentation)/iu,
    ],
    deliberation: [
      /^(?:projet\s+de\s+)?d[ée]lib[ée]rations?\s*(?:$|n\s?[°º]|d[ue]\s|de\s+la|au\s|\d|[:–—-])/iu,
      /^extraits?\s+d(?:u|es?)\s+(?:registre|proc[èe]s|d[ée]lib)/iu,
      /^registre\s+des\s+d[ée]lib/iu,
    ],
    annex: [
      /^annexes?\s*(?:$|n\s?[°º]|\d|[a-z]\b|[ivx]+\b|[:–—-]|à\s+la\s+d[ée]lib|au\s+rapport)/iu,
      /^pi[èe]ces?\s+jointes?\s*(?:$|n\s?[°º]|\d)/iu,
    ],
    attendance:
      /^(?:[ée]taient\s+)?(?:pr[ée]sents?|absents?|excus[ée]s?)\b.{0,60}(?:[:]|$)|^secr[ée]taire\s+de\s+s[ée]ance|^(?:nombre\s+de\s+)?(?:conseillers|membres)\b.{0,40}en\s+exercice/iu,
    enactment:
      /^(?:(?:apr[èe]s\s+en\s+avoir\s+d[ée]lib[ée]r[ée].*)?\bd[ée]cide\b|(?:le|la)\s+(?:conseil|commission|assembl[ée]e).{0,40}\s(?:adopte|d[ée]cide|approuve)|apr[èe]s\s+en\s+avoir\s+d[ée]lib[ée]r[ée]|pour\s+extrait\s+conforme|adopt[ée]e?\s+(?:à|par))/iu,
    request:
      /(?:je|il)\s+vous\s+(?:propose|demande|prie\s+de)|il\s+vous\s+est\s+(?:propos|demand)|il\s+est\s+propos[ée]\s+(?:à|au)|(?:vous\s+)?(?:demander?|propose[rs]?)\s+de\s+bien\s+vouloir|si\s+ces\s+(?:propositions|dispositions)/iu,
  },
  confidential: [
    /^(?:document\s+|rapport\s+|annexe\s+|strictement\s+|[–—-]\s*)*confidentiel(?:le)?s?(?:\s*[–—:(-].{0,30})?$/iu,
    /\b(?:rapport|document|pi[èe]ce|annexe|note|dossier|donn[ée]e|information)s?\b.{0,40}\bconfidentiel/iu,
    /\bne\s+pas\s+(?:diffuser|communiquer|publier)\b/iu,
    /\bnon\s+(?:communicable|publi[ée]e?\s+au\s+recueil)/iu,
    /\bdiffusion\s+(?:restreinte|limit[ée]e)\b/iu,
    /\b(?:s[ée]ance|examin[ée]e?|examen|d[ée]battue?|d[ée]bat|r[ée]union|d[ée]lib[ée]r\S*)\b.{0,30}\bhuis[\s-]clos\b/iu,
    /^(?:à\s+)?huis[\s-]clos$/iu,
    /^document\s+(?:interne|r[ée]serv[ée])\b/iu,
  ],
  known: { department: [], committee: [], policy: [] },
  numberShapes: null,
}
