import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Names parts that the first script imports later in the page itself, so that they come at the same time. */
export function ahead(...parts: readonly string[]): Plugin {
  let base = '/'
  const link = (rel: string, file: string): HtmlTagDescriptor => ({
    tag: 'link',
    attrs: { rel, crossorigin: true, href: base + file },
    injectTo: 'head',
  })
  return {
    name: 'ahead',
    apply: 'build',
    configResolved: (config) => void (base = config.base),
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        parts.flatMap((part) => {
          const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === part)
          if (chunk?.type !== 'chunk') throw new Error(`${part}: no such part`)
          const styles = [...(chunk.viteMetadata?.importedCss ?? [])]
          return [link('modulepreload', chunk.fileName), ...styles.map((file) => link('stylesheet', file))]
        }),
    },
  }
}
