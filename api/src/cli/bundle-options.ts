import { parseArgs } from 'node:util'
import { isCivilDate, parseTemplate } from '@hemicycle/domain'

export const USAGE = [
  'Usage : hemicycle bundle DOSSIER --out FICHIER.pdf [options]',
  '',
  '  --out FICHIER.pdf     le PDF à écrire',
  '  --body NOM            l’assemblée réunie, par exemple « Commission permanente »',
  '  --date AAAA-MM-JJ     la date de la séance',
  '  --numbering MODÈLE    le numéro des rapports, par exemple R{meeting.date:MM}{seq:00} (par défaut {seq})',
  '  --order name|number   l’ordre : nom de fichier (par défaut) ou numéro lu dans le document',
  '  --no-extract          prend les titres dans les noms de fichiers, sans lire les textes',
  '  --light               version légère pour téléphone : les grandes images sont réduites',
  '  --report FICHIER.json écrit ce qui a été trouvé dans chaque fichier',
].join('\n')

export interface BundleOptions {
  readonly folder: string
  readonly out: string
  readonly body: string | null
  readonly date: string | null
  readonly numbering: string
  readonly order: 'name' | 'number'
  /** Read titles and numbers in the documents; without it, names of files serve as titles. */
  readonly extract: boolean
  readonly report: string | null
  /** Large pictures are made smaller, for phones. */
  readonly light: boolean
}

const OPTIONS = {
  out: { type: 'string' },
  body: { type: 'string' },
  date: { type: 'string' },
  numbering: { type: 'string', default: '{seq}' },
  order: { type: 'string', default: 'name' },
  'no-extract': { type: 'boolean', default: false },
  light: { type: 'boolean', default: false },
  report: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    return `Option inconnue ou incomplète : ${option}`
  }
}

/** The options, or a sentence in French saying what is wrong with them; `null` when help was asked for. */
export function readOptions(args: readonly string[]): BundleOptions | string | null {
  const parsed = parse(args)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  if (values.help) return null
  const [folder, ...others] = positionals
  if (folder === undefined || others.length > 0) return 'Indiquez un dossier, et un seul.'
  if (!values.out) return 'Indiquez le fichier à écrire avec --out.'
  if (values.date !== undefined && !isCivilDate(values.date))
    return 'La date s’écrit AAAA-MM-JJ, par exemple 2026-12-18.'
  const { order, numbering } = values
  if (order !== 'name' && order !== 'number') return 'L’ordre est « name » ou « number ».'
  if (order === 'number' && values['no-extract'])
    return 'L’ordre « number » se lit dans les documents : retirez --no-extract, ou --order number.'
  if (!parseTemplate(numbering).ok) return `Le modèle de numéro « ${numbering} » n’est pas compris.`
  return {
    folder,
    out: values.out,
    body: values.body ?? null,
    date: values.date ?? null,
    numbering,
    order,
    extract: !values['no-extract'],
    report: values.report ?? null,
    light: values.light,
  }
}
