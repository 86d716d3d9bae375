import { foldText } from '@hemicycle/domain'
import type { Profile } from '../profiles/profile.ts'
import { joinLines } from '../text/blocks.ts'
import type { Line } from '../text/lines.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

const LONGEST = 120
/** « 1ère Commission », « COMMISSION DÉVELOPPEMENT SOCIAL », « Commission n° 3 – Finances »; not those that decide or are set up by law. */
const HEADED =
  /^(?:[IVX]{1,4}\s*[–—-]\s*)?(?<name>(?:\d{1,2}\s?(?:re|ère|ere|e|ème|eme)\s+)?commission\b(?!\s*$)(?!\s+(?:permanente|d['’]appel|administrative|consultative|d['’]enqu|d['’]attribution|d['’]admission|locale|europ|nationale|du\s+\d)).*\p{L}{2}.*)$/iu
const OPINION =
  /\b(?:avis|examen|examin[ée]e?|r[ée]unie?)\b.{0,60}?\bcommission\s+(?:(?:de|du|des|de\s+la|de\s+l['’]|d['’])\s*)?(?<name>(?!(?:permanente|d['’]|appel|consultative|administrative|nationale|locale|europ|du\s+\d))[^,;:.()«»]{3,70}?)(?=\s*(?:,|;|\.|$|\(|en\s+date|du\s+\d|r[ée]unie|en\s+sa))/iu
const VALUE_END = /\s+[–—|-]\s+(?:rapporteure?|direction|service|politique|canton|date|s[ée]ance)\b.*$/iu

/** The committees that examine the item: labelled, known to the authority, in the head of the page, or whose opinion is cited. */
export function findCommittees(reading: Reading, profile: Profile): Field[] {
  const all = [...labelled(reading), ...known(reading, profile), ...headed(reading), ...cited(reading)]
  const seen = new Set<string>()
  return all
    .filter(({ value }) => {
      const key = foldText(value).replace(/^(?:la )?commission (?:de |du |des |de la |d |l )*/u, '')
      return (
        key.length > 1 &&
        ![...seen].some((other) => other.includes(key) || key.includes(other)) &&
        seen.add(key)
      )
    })
    .slice(0, 4)
}

function labelled({ labels, height }: Reading): Field[] {
  return labels
    .filter(({ key, colon }) => key === 'committee' && colon)
    .flatMap(({ value, lines, place, open, label }) => {
      // « Commission permanente du … : » announces no committee.
      if (/permanente/iu.test(label.text.split(/[:：]/u)[0] ?? '')) return []
      // Far down the text speaks of committees; the head of the page names those of the report.
      const far = label.page > 1 || label.y < 0.5 * height ? 0.25 : 0
      const names = value.replace(VALUE_END, '').split(/\s*;\s*|\s+\/\s+|\s*\n\s*/u)
      return names
        .filter((name) => name.length > 1 && name.length <= LONGEST)
        .map((name) =>
          fieldOf(name.trim(), (place === 'AFTER' ? 0.93 : 0.88) - (open ? 0.15 : 0) - far, lines),
        )
    })
}

function known({ lines }: Reading, { known }: Profile): Field[] {
  return known.committee.flatMap((pattern) => {
    const line = lines.find(({ text }) => pattern.test(text))
    const printed = line && pattern.exec(line.text)?.[0]
    return printed ? [fieldOf(printed, 0.88, [line])] : []
  })
}

function headed({ firstPage, height }: Reading): Field[] {
  const line = firstPage.find(
    ({ text, y }) => y > 0.6 * height && text.length <= LONGEST && !/[.;:]$/u.test(text) && HEADED.test(text),
  )
  const name = line && HEADED.exec(line.text)?.groups?.name
  if (!name || !/^\p{Lu}|^\d/u.test(name)) return []
  // A capital letterhead is surer than words that may go on with the next line.
  return [
    fieldOf(
      name.replace(VALUE_END, '').replace(/^commission\s+(?=\p{L}{4})(?!des\s)/iu, ''),
      name === name.toUpperCase() || line.bold ? 0.78 : 0.65,
      [line],
    ),
  ]
}

function cited({ lines }: Reading): Field[] {
  return lines.flatMap((line, index) => {
    const pair = [line, lines[index + 1]].filter((one): one is Line => one?.page === line.page)
    if (!/commission/iu.test(line.text)) return []
    const name = OPINION.exec(joinLines(pair))?.groups?.name
    return name && foldText(line.text).includes(foldText(name).slice(0, 8))
      ? [fieldOf(name.trim(), 0.7, [line])]
      : []
  })
}
