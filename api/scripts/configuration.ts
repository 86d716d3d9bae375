import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, SETTINGS } from '../src/config.ts'

// docs/configuration.md is made from the table of settings; `--check` fails when it is stale.
const path = join(ROOT, 'docs/configuration.md')
const rows = SETTINGS.map((setting) => {
  const fallback = 'fallback' in setting ? `\`${setting.fallback}\`` : ''
  const secret = 'secret' in setting ? ' Also as a file, in `' + setting.name + '_FILE`.' : ''
  return `| \`${setting.name}\` | ${fallback} | ${setting.about}${secret} |`
})
const text = `# Configuration

Made from \`api/src/config.ts\` by \`npm run configuration\`. Everything has a default: \`npm start\` needs none of it.

| variable | default | what it does |
| --- | --- | --- |
${rows.join('\n')}
`
if (!process.argv.includes('--check')) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/configuration.md is stale: run npm run configuration')
  process.exitCode = 1
}
