import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Names a part that the first script imports later in the page itself, so that it comes at the same time. */
export function ahead(part: string): Plugin {
  return {
    name: 'ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === part)
        if (chunk?.type !== 'chunk') throw new Error(`${part}: no such part`)
        const styles = [...(chunk.viteMetadata?.importedCss ?? [])]
        return [link('modulepreload', chunk.fileName), ...styles.map((file) => link('stylesheet', file))]
      },
    },
  }
}

const link = (rel: string, file: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `/${file}` },
  injectTo: 'head',
})
