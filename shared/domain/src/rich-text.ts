/** A run of words with one look. A link goes to a page, an address or a telephone number; any other aim is left as plain text. */
export interface Run {
  readonly kind: 'TEXT' | 'STRONG' | 'EMPHASIS' | 'LINK'
  readonly text: string
  readonly href?: string
}
export interface Heading {
  readonly kind: 'HEADING'
  readonly level: 2 | 3
  /** Stable within the text: « article-12 » for « Article 12 – Quorum », else the words. */
  readonly anchor: string
  readonly text: string
}
export type Block =
  | Heading
  | { readonly kind: 'PARAGRAPH'; readonly runs: readonly Run[] }
  | { readonly kind: 'LIST'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }

const HEADING = /^(#{2,3}) +(.+)$/u
const ITEM = /^(?:[-*]|\d{1,3}[.)]) +(.+)$/u
const NUMBERED = /^\d/u

/**
 * Reads light markup: `## ` and `### ` headings, `- ` and `1. ` lists, `**strong**`, `*emphasis*`, `[words](address)`; mail addresses and telephone
 * numbers are links by themselves. It is read into
 * values, never into HTML: whatever somebody types, a screen shows words.
 */
export function readText(text: string): Block[] {
  const seen = new Map<string, number>()
  return text
    .replace(/\r\n?/gu, '\n')
    .split(/\n{2,}/u)
    .flatMap((part) => groupsOf(part.split('\n').map((line) => line.trim())))
    .map((lines) => blockOf(lines, seen))
}

const kindOf = (line: string): 'HEADING' | 'ORDERED' | 'LIST' | 'PARAGRAPH' => {
  if (HEADING.test(line)) return 'HEADING'
  if (!ITEM.test(line)) return 'PARAGRAPH'
  return NUMBERED.test(line) ? 'ORDERED' : 'LIST'
}

/** Lines of one kind that follow each other; each heading stands alone. */
function groupsOf(lines: readonly string[]): string[][] {
  const groups: string[][] = []
  let last: string | null = null
  for (const line of lines.filter((one) => one !== '')) {
    const kind = kindOf(line)
    if (kind === last && kind !== 'HEADING') groups.at(-1)?.push(line)
    else groups.push([line])
    last = kind
  }
  return groups
}

function blockOf(lines: readonly string[], seen: Map<string, number>): Block {
  const [first = ''] = lines
  const heading = HEADING.exec(first)
  if (heading) {
    const [, marks = '', words = ''] = heading
    return { kind: 'HEADING', level: marks.length === 2 ? 2 : 3, anchor: anchorOf(words, seen), text: words }
  }
  const kind = kindOf(first)
  if (kind === 'PARAGRAPH') return { kind, runs: runsOf(lines.join(' ')) }
  const items = lines.map((line) => runsOf(ITEM.exec(line)?.[1] ?? line))
  return { kind: 'LIST', ordered: kind === 'ORDERED', items }
}

function anchorOf(words: string, seen: Map<string, number>): string {
  const article = /^article (?:1er|premier|\d+(?:[.-]\d+)*)/iu.exec(words)
  const name = (article?.[0] ?? words)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60)
  const times = (seen.get(name) ?? 0) + 1
  seen.set(name, times)
  return times === 1 ? name : `${name}-${times}`
}

const RUN =
  /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|((?:\+33[ \u00a0]?|\b0)[1-9](?:[ .\u00a0]?\d{2}){4}\b)/gu
const SAFE = /^(?:https?:\/\/|mailto:|tel:|#)/iu

function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const match of text.matchAll(RUN)) {
    if (match.index > at) runs.push({ kind: 'TEXT', text: text.slice(at, match.index) })
    runs.push(runOf(match))
    at = match.index + match[0].length
  }
  return at < text.length ? [...runs, { kind: 'TEXT', text: text.slice(at) }] : runs
}

function runOf([whole, strong, emphasis, words, href, email, phone]: RegExpExecArray): Run {
  if (strong !== undefined) return { kind: 'STRONG', text: strong }
  if (emphasis !== undefined) return { kind: 'EMPHASIS', text: emphasis }
  if (words !== undefined && href !== undefined && SAFE.test(href)) return { kind: 'LINK', text: words, href }
  if (email !== undefined) return { kind: 'LINK', text: email, href: `mailto:${email}` }
  if (phone !== undefined) return { kind: 'LINK', text: phone, href: `tel:${phone.replace(/[^+\d]/gu, '')}` }
  return { kind: 'TEXT', text: whole }
}

/** The headings of a text, in order: its table of contents. */
export const headingsOf = (text: string): Heading[] =>
  readText(text).filter((block) => block.kind === 'HEADING')

export interface Article {
  readonly anchor: string
  readonly title: string
  /** Words only, markup left out. */
  readonly text: string
}

/** A text cut at its headings, for what compares or searches it article by article. What comes before the first one has no title. */
export function articlesOf(text: string): Article[] {
  const articles: { anchor: string; title: string; parts: string[] }[] = [
    { anchor: '', title: '', parts: [] },
  ]
  for (const block of readText(text)) {
    if (block.kind === 'HEADING') articles.push({ anchor: block.anchor, title: block.text, parts: [] })
    else articles.at(-1)?.parts.push(wordsOf(block))
  }
  return articles
    .filter(({ title, parts }) => title !== '' || parts.length > 0)
    .map(({ anchor, title, parts }) => ({ anchor, title, text: parts.join('\n') }))
}

const plain = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

function wordsOf(block: Exclude<Block, Heading>): string {
  return block.kind === 'PARAGRAPH' ? plain(block.runs) : block.items.map(plain).join('\n')
}
