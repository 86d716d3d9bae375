// `hemicycle bundle` and the threads in plain JavaScript: reading TypeScript at each start takes longer than assembling a thousand
// pages. Made at the first start, and again when one of the sources has changed.
import { constants, accessSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs' // prettier-ignore
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const api = fileURLToPath(new URL('..', import.meta.url))
const folder = join(api, 'node_modules/.cache/hemicycle')
const list = join(folder, 'sources.json')
const ENTRIES = { main: 'src/cli/main.ts', tasks: 'src/kernel/workers/tasks.ts' }
/** Whoever has loaded a part of an older one may still ask for the rest. */
const KEPT_MS = 7 * 24 * 3600 * 1000

/**
 * The address of `main` or `tasks` in JavaScript, made if need be; null where it cannot be made, in a folder that is read only say: the
 * sources serve then.
 */
export async function compiled(name) {
  try {
    const kept = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : null
    const out = kept && isFresh(kept) ? kept.out : await compile()
    return pathToFileURL(join(folder, out, `${name}.js`)).href
  } catch {
    return null
  }
}

/** Date and size: enough to see a change, and a hundred times cheaper than reading everything. */
function stateOf(path) {
  const { size, mtimeMs } = statSync(join(api, path))
  return `${size} ${mtimeMs}`
}

const isFresh = ({ out, sources }) =>
  existsSync(join(folder, out)) && sources.every(([path, state]) => stateOf(path) === state)

async function compile() {
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
  const { build } = await import('esbuild')
  const out = `${Date.now()}-${process.pid}`
  const { metafile } = await build({
    absWorkingDir: api,
    entryPoints: ENTRIES,
    outdir: join(folder, out),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    metafile: true,
    logLevel: 'silent',
    plugins: [{ name: 'ours', setup: ours }],
  })
  const sources = [...Object.keys(metafile.inputs), 'scripts/compile.js', 'package.json']
  const draft = join(folder, `${out}.json`)
  writeFileSync(draft, JSON.stringify({ out, sources: sources.map((path) => [path, stateOf(path)]) }))
  renameSync(draft, list)
  for (const name of readdirSync(folder))
    if (Date.now() - Number.parseInt(name) > KEPT_MS) rmSync(join(folder, name), { recursive: true })
  return out
}

/** What is ours goes in, what is installed stays outside; files are found from where the sources are. */
function ours({ onLoad, onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
    if (kind === 'entry-point') return
    const own = /^@hemicycle\/(\w+)$/.exec(path)?.[1]
    return own ? { path: join(api, `../shared/${own}/src/index.ts`) } : { external: true }
  })
  // The other commands need the server: they are started from the sources.
  onResolve({ filter: /^\.\// }, ({ path, kind, importer }) =>
    kind === 'dynamic-import' && importer.endsWith('main.ts') && path !== './bundle.ts'
      ? { external: true }
      : undefined,
  )
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: readFileSync(path, 'utf8').replaceAll(
      'import.meta.url',
      JSON.stringify(pathToFileURL(path).href),
    ),
  }))
}
