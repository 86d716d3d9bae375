import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '../../config.ts'

let page: Promise<string> | null = null

/** The verifier as one HTML file that works from a disk, without network: it reads the dossier in the browser and sends nothing anywhere. */
export function verifierPage(): Promise<string> {
  page ??= makePage()
  return page
}

async function makePage(): Promise<string> {
  const folder = join(ROOT, 'shared/proof/src/page')
  const common = { bundle: true, minify: true, write: false, charset: 'utf8', legalComments: 'none' } as const
  const [script, style] = await Promise.all([
    build({ ...common, entryPoints: [join(folder, 'main.ts')], format: 'iife', target: 'es2022' }),
    build({ ...common, entryPoints: [join(folder, 'page.css')] }),
  ])
  const code = script.outputFiles[0]?.text.replaceAll('</', '<\\/') ?? ''
  const css = style.outputFiles[0]?.text ?? ''
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  // Nothing can be fetched nor sent, by the page's own word to the browser.
  const policy = `default-src 'none'; script-src ${hash(code)}; style-src ${hash(css)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Vérifier un dossier de preuve – Hémicycle</title>
<style>${css}</style>
</head>
<body>
<main id="verificateur"></main>
<script>${code}</script>
</body>
</html>
`
}
