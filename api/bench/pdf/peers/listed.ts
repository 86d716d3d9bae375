import { readFileSync } from 'node:fs'

/** What each program under measure is given: a file that lists the sources, and where to write. */
export function listed(): [paths: string[], out: string] {
  const [list = '', out = ''] = process.argv.slice(2)
  return [JSON.parse(readFileSync(list, 'utf8')) as string[], out]
}
