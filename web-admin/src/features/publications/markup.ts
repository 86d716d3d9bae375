export type Tool = 'strong' | 'heading' | 'list' | 'link'
type Range = readonly [start: number, end: number]

interface Sample {
  readonly strong: string
  readonly heading: string
  readonly list: string
  readonly link: string
  readonly address: string
}
export interface Marked {
  readonly text: string
  /** What is selected afterwards: the words to type over. */
  readonly selection: [start: number, end: number]
}

/** Puts the marks of a tool around the selection, or around a sample where nothing is selected. */
export function mark(text: string, [start, end]: Range, tool: Tool, sample: Sample): Marked {
  return tool === 'strong' || tool === 'link'
    ? around(text, [start, end], tool, sample)
    : ahead(text, [start, end], tool, sample)
}

function around(text: string, [start, end]: Range, tool: 'strong' | 'link', sample: Sample): Marked {
  const chosen = text.slice(start, end) || sample[tool]
  const [before, after] = tool === 'strong' ? ['**', '**'] : ['[', `](${sample.address})`]
  const at = start + before.length
  return {
    text: text.slice(0, start) + before + chosen + after + text.slice(end),
    selection: [at, at + chosen.length],
  }
}

/** Each line of the selection begins with the mark; a heading and a list stand apart from what is before. */
function ahead(text: string, [start, end]: Range, tool: 'heading' | 'list', sample: Sample): Marked {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lines = (text.slice(lineStart, end) || sample[tool]).split('\n')
  const prefix = tool === 'heading' ? '## ' : '- '
  const made = lines.map((line) => (line.startsWith(prefix) ? line : prefix + line)).join('\n')
  const gap = lineStart > 0 && !text.slice(0, lineStart).endsWith('\n\n') ? '\n' : ''
  const at = lineStart + gap.length
  return {
    text: text.slice(0, lineStart) + gap + made + text.slice(end),
    selection: [at + prefix.length, at + made.length],
  }
}
