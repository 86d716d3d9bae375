import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Refusal } from '@hemicycle/domain'
import { locked, type Cipher } from './crypt.ts'
import * as damaged from './damaged.ts'
import * as features from './features.ts'
import * as hostile from './hostile.ts'
import * as navigation from './navigation.ts'
import * as shapes from './shapes.ts'
import { objectsOf, sheetsOf } from './sketch.ts'
import * as structure from './structure.ts'
import { present } from './tools.ts'

/**
 * The fair answer. `usable` is accepted or repaired, as the engine prefers; `bounded` may also be refused: what counts is an
 * answer, and that the pages be all there when it is not a refusal.
 */
export type Answer = 'ACCEPTED' | 'REPAIRED' | 'usable' | 'bounded' | readonly Refusal[]
export interface Case {
  readonly name: string
  readonly make: () => Buffer
  readonly answer: Answer
  /** Of the file when it is not refused. */
  readonly pages: number
}

const row = (answer: Answer) => (name: string, pages: number, make: () => Buffer): Case => ({ name, make, answer, pages }) // prettier-ignore
const sound = row('ACCEPTED')
const broken = row('REPAIRED')
const usable = row('usable')
const bounded = row('bounded')
const refused = (name: string, refusals: readonly Refusal[], make: () => Buffer): Case =>
  row(refusals)(name, 0, make)

const secret = (cipher: Cipher, user?: string): Buffer =>
  locked(
    objectsOf({ sheets: sheetsOf(3, 'Protege'), catalog: '/Lang (fr-FR)' }),
    user ? { cipher, user } : { cipher },
  )
const linearised = (): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'linear-'))
  const [from, to] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')]
  writeFileSync(from, shapes.plain(6))
  spawnSync('qpdf', ['--linearize', '--deterministic-id', from, to])
  return readFileSync(to)
}

const shapeCases: Case[] = [
  sound('plain', 3, () => shapes.plain()),
  ...[90, 180, 270, -90, 450].map((turn) => sound(`turned ${turn}`, 1, () => shapes.turned(turn))),
  sound('cropped away from the origin', 1, () => shapes.cropped()),
  sound('cropped and turned', 1, () => shapes.cropped(90)),
  sound('user unit', 1, shapes.userUnit),
  sound('drawing state left open', 1, shapes.openState),
  sound('drawing state closed twice', 1, shapes.closedTwice),
  sound('inherited resources', 2, shapes.inheriting),
  sound('forty contents', 1, () => shapes.manyContents()),
  sound('inline images', 1, shapes.inlineImages),
  sound('all sizes', 6, shapes.allSizes),
  sound('scan', 1, features.scanned),
]

const featureCases: Case[] = [
  sound('form', 2, () => features.form('Durand')),
  sound('shared field', 2, features.sharedField),
  sound('signature', 1, features.signed),
  sound('notes', 1, features.annotated),
  sound('attachments', 1, () => features.attached()),
  sound('layers', 2, features.layered),
  sound('tags', 2, () => features.tagged()),
  sound('links of every kind', 5, navigation.everyLink),
  sound('named link', 3, () => navigation.namedLink(3)),
  usable('dead links', 1, navigation.deadLinks),
  sound('outline', 5, navigation.outlined),
  sound('page labels', 5, navigation.labelled),
]

const structureCases: Case[] = [
  sound('object streams', 3, structure.objectStreams),
  sound('hybrid', 3, structure.hybrid),
  sound('CR line ends', 3, structure.carriageReturns),
  sound('CRLF line ends', 3, structure.windowsLines),
  sound('two updates', 2, structure.updated),
  sound('updated streams', 2, structure.updatedStreams),
  usable('odd syntax', 3, structure.oddSyntax),
  usable('huge numbers', 3, structure.hugeNumbers),
  sound('tree of 12 levels', 3, () => structure.deepTree(12)),
  ...(present('qpdf') ? [sound('linearised', 6, linearised)] : []),
  ...(['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const).flatMap((cipher) => [
    sound(`${cipher}, empty password`, 3, () => secret(cipher)),
    refused(`${cipher}, user password`, ['PASSWORD_REQUIRED'], () => secret(cipher, 'secret')),
  ]),
]

const damagedCases: Case[] = [
  broken('wrong startxref', 3, damaged.wrongStart),
  broken('startxref beyond the end', 3, damaged.startBeyondEnd),
  broken('no table', 3, damaged.withoutTable),
  broken('no table, long content', 3, damaged.withoutTableButLong),
  broken('cut in the table', 3, damaged.cutTable),
  broken('no table, packed', 3, damaged.withoutTableButPacked),
  broken('table off by 3', 3, () => damaged.shiftedTable(3)),
  broken('table off by -40', 3, () => damaged.shiftedTable(-40)),
  broken('stream table off by 5', 3, () => damaged.shiftedStream(5)),
  broken('junk before', 3, () => damaged.junkBefore()),
  broken('much junk before', 3, () => damaged.junkBefore(5000)),
  broken('junk before, the font in parts', 3, damaged.junkBeforeFont),
  usable('junk after', 3, () => damaged.junkAfter()),
  usable('no endobj', 3, damaged.withoutEndobj),
  usable('length too short', 3, () => damaged.wrongLength('5')),
  usable('length a little too long', 3, () => damaged.wrongLength('250')),
  usable('length beyond the file', 3, () => damaged.wrongLength('99999999')),
  usable('negative length', 3, () => damaged.wrongLength('-1')),
  usable('length nowhere', 3, () => damaged.wrongLength('999 0 R')),
  usable('objects twice', 3, damaged.twice),
  usable('negative count', 3, () => damaged.countOf('-1')),
  usable('count too small', 3, () => damaged.countOf('1')),
  usable('count too large', 3, () => damaged.countOf('70')),
  usable('count that is no number', 3, () => damaged.countOf('(3)')),
  usable('null kids', 3, damaged.nullKids),
  usable('same kid twice', 4, damaged.sameKidTwice),
  usable('null annotations', 3, damaged.nullAnnotations),
  usable('no type', 3, damaged.withoutType),
  usable('no MediaBox', 3, damaged.withoutMediaBox),
  usable('odd boxes', 3, damaged.oddBoxes),
  usable('missing content', 3, damaged.withoutContent),
  usable('spoilt content', 3, damaged.spoiltContent),
  bounded('root without pages', 3, damaged.withoutRoot),
]

const MANY = 100_000
const HUGE = 3e8
const hostileCases: Case[] = [
  bounded('cyclic tree', 2, hostile.cyclicTree),
  bounded('cyclic parents', 2, hostile.cyclicParent),
  bounded('tree of 5,000 levels', 3, () => structure.deepTree(5000)),
  refused('exploding tree', ['TOO_LARGE', 'DAMAGED', 'TOO_SLOW'], () => hostile.explodingTree()),
  bounded('boastful count', 2, hostile.boastfulCount),
  refused('table of nothing', ['DAMAGED', 'NO_PAGE'], () => hostile.emptyTable()),
  bounded('boastful table', 2, hostile.boastfulTable),
  bounded('boastful size', 2, hostile.boastfulSize),
  bounded('nested arrays', 2, () => hostile.nested(MANY, '[')),
  bounded('nested dictionaries', 2, () => hostile.nested(MANY, '<<')),
  bounded('nested without end', 2, () => hostile.nestedUnclosed(MANY)),
  bounded('nested content', 2, () => hostile.nestedContent(MANY)),
  bounded('bomb of objects', 2, () => hostile.bombObjects(HUGE)),
  bounded('bomb of content', 2, () => hostile.bombContent(HUGE)),
  bounded('bomb in a bomb', 2, () => hostile.bombTwice(HUGE)),
  bounded('bomb of a table', 2, () => hostile.bombTable(HUGE)),
  bounded('loop of tables', 2, hostile.prevLoop),
  bounded('table before itself', 2, hostile.selfPrev),
  bounded('loop of lengths', 2, hostile.lengthLoop),
  bounded('loop of references', 2, hostile.referenceLoop),
  bounded('loop of streams', 2, hostile.packedLoop),
  bounded('loop of outline', 2, hostile.outlineLoop),
  bounded('loop of trees', 2, hostile.treesLoop),
  bounded('crowd of notes', 2, () => hostile.crowd()),
]

const refusedCases: Case[] = [
  refused('empty', ['EMPTY_FILE'], () => Buffer.alloc(0)),
  refused('text', ['NOT_A_PDF'], () => Buffer.from('Ceci n’est pas un PDF')),
  refused('no page', ['NO_PAGE'], features.pageless),
  refused('dynamic form', ['DYNAMIC_FORM'], features.dynamicForm),
  refused('header only', ['DAMAGED', 'NO_PAGE', 'NOT_A_PDF'], () => Buffer.from('%PDF-1.7\n%%EOF\n')),
  refused('noise', ['DAMAGED', 'NOT_A_PDF'], () =>
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(9000, 7)]),
  ),
]

/** Files that belong in any bundle, without a flaw. */
export const soundCases = [...shapeCases, ...featureCases, ...structureCases].filter(
  ({ answer }) => typeof answer === 'string',
)
export { damagedCases, hostileCases }
export const allCases = [
  ...shapeCases,
  ...featureCases,
  ...structureCases,
  ...damagedCases,
  ...hostileCases,
  ...refusedCases,
]
