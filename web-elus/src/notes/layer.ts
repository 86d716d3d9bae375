import { lettersOf, QUOTE_CONTEXT, rangeOf, type TextQuote } from '@hemicycle/domain'

/** The text laid over a page, and where each of its text nodes begins in it. Line ends are « \n ». */
export interface LayerText {
  readonly text: string
  readonly nodes: readonly { readonly node: Text; readonly start: number }[]
}

/** Reads the text layer of a page in its own order. */
export function readLayer(layer: Element): LayerText {
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) {
      nodes.push({ node, start: text.length })
      text += node.data
    } else if (node.nodeName === 'BR') text += '\n'
  return { text, nodes }
}

/** Where a range of the document begins and ends in the text; null when nothing of the layer is in it. */
export function offsetsOf(layer: LayerText, range: Range): { start: number; end: number } | null {
  let [start, end] = [Infinity, -1]
  for (const { node, start: at } of layer.nodes) {
    if (!range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.length
    if (to <= from) continue
    start = Math.min(start, at + from)
    end = Math.max(end, at + to)
  }
  return end > start ? trimmed(layer.text, start, end) : null
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text[start] ?? '')) start += 1
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  return end > start ? { start, end } : null
}

/** A passage with what stands around it. */
export const quoteAt = (text: string, start: number, end: number): TextQuote => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - QUOTE_CONTEXT), start),
  suffix: text.slice(end, end + QUOTE_CONTEXT),
})

/** Where a passage stands in a text, spaces and accents apart: of several, the one whose surroundings are most alike. */
export function findQuote(
  text: string,
  exact: string,
  quote: TextQuote | null,
): { start: number; end: number } | null {
  const page = lettersOf(text)
  const wanted = lettersOf(exact).text
  if (wanted === '') return null
  const before = lettersOf(quote?.prefix ?? '').text
  let best: { start: number; likeness: number } | null = null
  for (let start = page.text.indexOf(wanted); start >= 0; start = page.text.indexOf(wanted, start + 1)) {
    const likeness = commonEnd(page.text.slice(0, start), before)
    if (!best || likeness > best.likeness) best = { start, likeness }
  }
  return best && rangeOf(page, best.start, best.start + wanted.length)
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < b.length && length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}

/** The range of the document between two places of the text. */
export function rangeBetween(layer: LayerText, start: number, end: number): Range | null {
  const first = nodeAt(layer, start)
  const last = nodeAt(layer, end - 1)
  if (!first || !last) return null
  const range = document.createRange()
  range.setStart(first.node, start - first.start)
  range.setEnd(last.node, Math.min(last.node.length, end - last.start))
  return range
}

const nodeAt = (layer: LayerText, offset: number) =>
  layer.nodes.findLast(({ start, node }) => start <= offset && offset < start + node.length) ??
  layer.nodes.findLast(({ start }) => start <= offset)
