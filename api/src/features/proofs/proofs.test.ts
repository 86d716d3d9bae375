import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import {
  acknowledge,
  answerConvocation,
  createDispatch,
  createProofLink,
  listDispatches,
  listProofs,
  openConvocation,
  readDispatch,
  recordContact,
  sealProof,
} from '@hemicycle/contract'
import {
  canonicalJson,
  type Leaf,
  leafHash,
  merkleRoot,
  readZip,
  toHex,
  utf8,
  verifyDossier,
} from '@hemicycle/proof'
import { PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { ROOT } from '../../config.ts'
import { newId } from '../../kernel/ids.ts'
import { sha256 } from './leaves.ts'

type Files = Map<string, Uint8Array<ArrayBuffer>>
const run = promisify(execFile)

let app: TestApp
let scene: Scene
let dispatchId: string
let dossier: Files

beforeAll(async () => {
  app = await openTestApp({ env: { TSA_URL: 'local' } })
  scene = await app.scene()
  const { meetingId, agendaVersion } = await readyMeeting(scene)
  await scene.clerk.call(createDispatch, { meetingId, agendaVersion })
  dispatchId = (await scene.clerk.call(listDispatches, { meetingId })).dispatches[0]!.id
  const [first] = scene.councillors
  await until(async () => {
    const { recipients } = await scene.clerk.call(readDispatch, { dispatchId })
    return recipients.every(({ mail }) => mail.state === 'ACCEPTED')
  }, 'the mails')
  await seal()
  await first!.call(openConvocation, { meetingId })
  await first!.call(acknowledge, { meetingId })
  const [, second, third] = scene.councillors
  const answeredAt = app.clock.now().toISOString()
  const proxy = { id: newId(), answer: 'ABSENT', holderId: second!.actor.councillorId!, answeredAt } as const
  await first!.call(answerConvocation, { meetingId, ...proxy })
  const row = (await scene.clerk.call(readDispatch, { dispatchId })).recipients.find(
    ({ councillorId }) => councillorId === third!.actor.councillorId,
  )
  const told = { kind: 'PHONE', reached: true, at: answeredAt, note: 'Confirme sa venue' } as const
  await scene.clerk.call(recordContact, { recipientId: row!.id, ...told })
  dossier = await exported(await seal())
}, 120_000)
afterAll(() => app.close())

async function seal(): Promise<string> {
  const { proof } = await scene.clerk.call(sealProof, { dispatchId })
  await until(async () => {
    const { proofs } = await scene.clerk.call(listProofs, { dispatchId })
    return proofs.find(({ id }) => id === proof.id)?.state === 'READY'
  }, 'the sealing')
  return proof.id
}

async function exported(proofId: string, addresses: 'SHOWN' | 'MASKED' = 'SHOWN'): Promise<Files> {
  const { url } = await scene.clerk.call(createProofLink, { proofId, addresses })
  return new Map(readZip(new Uint8Array(await (await fetch(app.origin + url)).arrayBuffer())))
}

const text = (files: Files, name: string): string => Buffer.from(files.get(name)!).toString()
const lines = (files: Files, name: string): string[] => text(files, name).trimEnd().split('\n')
const put = (files: Files, name: string, ...all: readonly string[]) =>
  files.set(name, utf8(all.map((line) => `${line}\n`).join('')))
const leavesOf = (files: Files) => lines(files, 'feuilles.jsonl').map((line) => JSON.parse(line) as Leaf)
const faultsOf = async (
  files: Files,
  ...rest: Parameters<typeof verifyDossier> extends [unknown, ...infer R] ? R : never
) =>
  (await verifyDossier(files, ...rest)).findings
    .filter(({ level }) => level === 'FAULT')
    .map(({ code }) => code)

describe('a dossier de preuve', () => {
  it('is whole and timestamped, twice', async () => {
    const report = await verifyDossier(dossier)
    expect(report.findings.filter(({ level }) => level !== 'SOUND')).toEqual([])
    expect(report.verdict).toBe('STAMPED')
    expect(report.findings.filter(({ code }) => code === 'TOKEN_SOUND')).toHaveLength(2)
  })

  it('tells who was sent what, where, and what followed', async () => {
    const leaves = leavesOf(dossier)
    const actions = leaves.flatMap((leaf) => (leaf.kind === 'FACT' ? [leaf.action] : []))
    expect(leaves.filter(({ kind }) => kind === 'RECIPIENT')).toHaveLength(3)
    expect(actions.filter((action) => action === 'delivery.accepted')).toHaveLength(3)
    for (const action of [
      'dispatch.requested',
      'dispatch.available',
      'proof.sealed',
      'convocation.opened',
      'convocation.acknowledged',
      'attendance.answered',
      'dispatch.contact',
    ])
      // prettier-ignore
      expect(actions).toContain(action)
    expect(lines(dossier, 'adresses.jsonl')).toHaveLength(3)
  })

  it('is summed up in a tagged PDF', async () => {
    const pdf = await PDFDocument.load(dossier.get('resume.pdf')!)
    expect(pdf.getTitle()).toBe('Dossier de preuve d’un envoi')
    expect(pdf.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
  })

  it('masks the addresses, under the same root', async () => {
    const { proofs } = await scene.clerk.call(listProofs, { dispatchId })
    const masked = await exported(proofs[0]!.id, 'MASKED')
    expect((await verifyDossier(masked)).verdict).toBe('STAMPED')
    expect(text(masked, 'racine.txt')).toBe(text(dossier, 'racine.txt'))
    for (const [name, bytes] of masked)
      if (!name.endsWith('.pdf'))
        expect([name, Buffer.from(bytes).includes('@test.example')]).toEqual([name, false])
  })

  it('is for the office of its own authority alone', async () => {
    const { proofs } = await scene.clerk.call(listProofs, { dispatchId })
    const stranger = await app.scene()
    const proofId = proofs[0]!.id
    await expect(stranger.clerk.call(createProofLink, { proofId, addresses: 'SHOWN' })).rejects.toMatchObject({ code: 'NOT_FOUND' }) // prettier-ignore
    await expect(stranger.clerk.call(sealProof, { dispatchId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

/** What a forger who knows the format puts right after having changed the lines: everything but the timestamp. */
async function coverUp(files: Files): Promise<void> {
  const hashes = await Promise.all(lines(files, 'feuilles.jsonl').map((line) => leafHash(sha256, utf8(line))))
  const root = toHex(await merkleRoot(sha256, hashes))
  put(files, 'empreintes.txt', ...hashes.map(toHex))
  put(files, 'racine.txt', root)
  const proof = JSON.parse(text(files, 'preuve.json')) as { seals: object[] }
  const last = { ...proof.seals.at(-1), leaves: hashes.length, root }
  const forged = { ...proof, leaves: hashes.length, root, seals: [...proof.seals.slice(0, -1), last] }
  files.set('preuve.json', utf8(canonicalJson(forged)))
  await coverSums(files)
}

async function coverSums(files: Files): Promise<void> {
  const sums: string[] = []
  for (const [name, bytes] of files)
    if (name !== 'SHA256SUMS') sums.push(`${toHex(await sha256(bytes))}  ${name}`)
  put(files, 'SHA256SUMS', ...sums)
}

const editLine = (files: Files, edit: (all: string[]) => string[]) =>
  put(files, 'feuilles.jsonl', ...edit(lines(files, 'feuilles.jsonl')))
const lineOf = (files: Files, action: string): number =>
  leavesOf(files).findIndex((leaf) => leaf.kind === 'FACT' && leaf.action === action)
const swap = (all: string[], a: number, b: number) =>
  all.map((line, at) => (at === a ? all[b]! : at === b ? all[a]! : line))
const without = (all: string[], at: number) => all.filter((_, index) => index !== at)
const flip = (files: Files, name: string) => {
  const bytes = files.get(name)!.slice()
  bytes[bytes.length >> 1]! ^= 1
  files.set(name, bytes)
}

type Tamper = (files: Files) => void | Promise<void>
const TAMPERS: readonly [string, Tamper, readonly string[]][] = [
  ['an altered byte of the agenda', (f) => flip(f, 'documents/ordre-du-jour.pdf'), ['FILE_ALTERED', 'DOCUMENT_FOREIGN']],
  ['an altered byte of the manifest', (f) => void f.set('manifeste.json', utf8(text(f, 'manifeste.json').replace('Jeanne', 'Jeannf'))), ['FILE_ALTERED', 'MANIFEST_OTHER']],
  ['an altered byte of a timestamp', (f) => flip(f, 'sceaux/2.tsr'), ['FILE_ALTERED']],
  ['an altered fact', (f) => editLine(f, (all) => all.map((l) => l.replace('convocation.opened', 'convocation.openee'))), ['LEAF_ALTERED', 'ENTRY_ALTERED']],
  ['an altered fact, covered up', async (f) => { editLine(f, (all) => all.map((l) => l.replace('convocation.opened', 'convocation.openee'))); await coverUp(f) }, ['ENTRY_ALTERED', 'TOKEN_OTHER_ROOT']],
  ['a removed event', (f) => editLine(f, (all) => without(all, lineOf(f, 'convocation.acknowledged'))), ['LEAF_REMOVED']],
  ['a removed event, covered up', async (f) => { editLine(f, (all) => without(all, lineOf(f, 'convocation.acknowledged'))); await coverUp(f) }, ['TOKEN_OTHER_ROOT']],
  ['an event removed before an earlier sealing, covered up', async (f) => { editLine(f, (all) => without(all, lineOf(f, 'delivery.accepted'))); await coverUp(f) }, ['ENTRY_REMOVED', 'SEAL_OTHER_ROOT', 'TOKEN_OTHER_ROOT']],
  ['an altered answer', (f) => editLine(f, (all) => all.map((l) => l.replace('"answer":"ABSENT"', '"answer":"PRESENT"'))), ['LEAF_ALTERED', 'ENTRY_ALTERED']],
  ['a removed answer, covered up', async (f) => { editLine(f, (all) => without(all, lineOf(f, 'attendance.answered'))); await coverUp(f) }, ['TOKEN_OTHER_ROOT']],
  ['an altered call, covered up', async (f) => { editLine(f, (all) => all.map((l) => l.replace('"reached":true', '"reached":false'))); await coverUp(f) }, ['ENTRY_ALTERED', 'TOKEN_OTHER_ROOT']],
  ['reordered events', (f) => editLine(f, (all) => swap(all, lineOf(f, 'convocation.opened'), lineOf(f, 'convocation.acknowledged'))), ['LEAVES_REORDERED', 'ENTRIES_REORDERED']],
  ['reordered events, covered up', async (f) => { editLine(f, (all) => swap(all, lineOf(f, 'convocation.opened'), lineOf(f, 'convocation.acknowledged'))); await coverUp(f) }, ['ENTRIES_REORDERED', 'TOKEN_OTHER_ROOT']],
  ['a foreign document', async (f) => { f.set('documents/autre.pdf', utf8('%PDF-1.7 autre')); await coverSums(f) }, ['DOCUMENT_FOREIGN']],
  ['a foreign file', (f) => void f.set('note.txt', utf8('ajout')), ['FILE_FOREIGN']],
  ['another recipient, covered up', async (f) => { editLine(f, (all) => all.map((l, at) => at === 1 ? canonicalJson({ ...(JSON.parse(l) as object), councillorId: dispatchId, lastName: 'Intrus' }) : l)); await coverUp(f) }, ['RECIPIENT_FOREIGN', 'RECIPIENT_MISSING', 'TOKEN_OTHER_ROOT']],
  ['a fact about somebody else, covered up', async (f) => { editLine(f, (all) => all.map((l) => l.includes('convocation.acknowledged') ? l.replace(/"recipientId":"[^"]+"/, `"recipientId":"${dispatchId}"`) : l)); await coverUp(f) }, ['RECIPIENT_UNKNOWN', 'ENTRY_ALTERED', 'TOKEN_OTHER_ROOT']],
  ['another address', async (f) => { f.set('adresses.jsonl', utf8(text(f, 'adresses.jsonl').replace('@test.example', '@autre.example'))); await coverSums(f) }, ['ADDRESS_OTHER']],
  ['a missing timestamp', async (f) => { f.delete('sceaux/2.tsr'); await coverSums(f) }, ['TOKEN_MISSING']],
  ['a timestamp of other lines', async (f) => { f.set('sceaux/2.tsr', f.get('sceaux/1.tsr')!); await coverSums(f) }, ['TOKEN_OTHER_ROOT']],
  ['a missing manifest', (f) => void f.delete('manifeste.json'), ['FILE_MISSING']],
  ['something else', (f) => void f.set('preuve.json', utf8('{}')), ['FILE_ALTERED', 'NOT_A_DOSSIER']],
] // prettier-ignore

describe('what was changed in a dossier is named', () => {
  it.each(TAMPERS)('%s', async (_, tamper, expected) => {
    const files: Files = new Map(dossier)
    await tamper(files)
    const faults = await faultsOf(files)
    for (const code of expected) expect(faults).toContain(code)
  })

  it('in a timestamp, byte by byte', async () => {
    const token = dossier.get('sceaux/2.tsr')!
    for (let at = 0; at < token.length; at += 7) {
      const bytes = token.slice()
      bytes[at]! ^= 0x15
      const report = await verifyDossier(new Map([...dossier, ['sceaux/2.tsr', bytes]]))
      expect([at, report.verdict]).toEqual([at, 'FAULTY'])
    }
  })

  it('by somebody else’s authority', async () => {
    const other = await openTestApp({ env: { TSA_URL: 'local' }, workerless: true })
    const trusted = await other.deps.timestamps!.certificates()
    await other.close()
    expect(await faultsOf(dossier, { trusted })).toEqual(['TOKEN_UNTRUSTED', 'TOKEN_UNTRUSTED'])
  })

  it('in a document from elsewhere', async () => {
    const agenda = dossier.get('documents/ordre-du-jour.pdf')!
    const documents = [
      { name: 'recu.pdf', bytes: agenda },
      { name: 'autre.pdf', bytes: utf8('autre') },
    ]
    expect(await faultsOf(dossier, { documents })).toEqual(['DOCUMENT_FOREIGN'])
  })
})

async function unpacked(files: Files): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'hemicycle-dossier-'))
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), bytes)
  }
  return dir
}

/** The commands of the README, and nothing else: what is set off by four spaces. */
const commandsOf = (readme: string): string =>
  readme
    .slice(readme.indexOf('ÉTAPE 1'))
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .join('\n')

describe('without us, as LISEZ-MOI.txt says', () => {
  it('sha256sum and openssl find everything exact', async () => {
    const dir = await unpacked(dossier)
    const commands = commandsOf(await readFile(join(dir, 'LISEZ-MOI.txt'), 'utf8'))
    const { stdout, stderr } = await run('bash', ['-c', commands], {
      cwd: dir,
      env: { ...process.env, LC_ALL: 'C' },
    })
    expect(stdout).not.toContain('FAILED')
    for (const said of ['manifeste exact', 'lignes exactes', 'racine exacte', 'Time stamp: '])
      expect(stdout).toContain(said)
    expect((stdout + stderr).match(/Verification: OK/g)).toHaveLength(2)
    expect(stdout.match(/@test\.example exacte/g)).toHaveLength(3)
    expect(stdout).toMatch(/^1$/m)
    await rm(dir, { recursive: true })
  })

  it('openssl refuses a line that was changed and covered up', async () => {
    const files: Files = new Map(dossier)
    editLine(files, (all) => without(all, lineOf(files, 'convocation.acknowledged')))
    await coverUp(files)
    const dir = await unpacked(files)
    const { stdout, stderr } = await run('bash', ['-c', commandsOf(text(files, 'LISEZ-MOI.txt'))], { cwd: dir }).catch((error: { stdout: string; stderr: string }) => error) // prettier-ignore
    expect((stdout + stderr).match(/Verification: OK/g)).toHaveLength(1)
    expect(stderr).toContain('message imprint mismatch')
    await rm(dir, { recursive: true })
  })
})

describe('hemicycle verify', () => {
  it('says in French what holds and what does not', async () => {
    const { proofs } = await scene.clerk.call(listProofs, { dispatchId })
    const { url } = await scene.clerk.call(createProofLink, { proofId: proofs[0]!.id, addresses: 'SHOWN' })
    const dir = await mkdtemp(join(tmpdir(), 'hemicycle-verify-'))
    await writeFile(
      join(dir, 'dossier.zip'),
      Buffer.from(await (await fetch(app.origin + url)).arrayBuffer()),
    )
    await writeFile(join(dir, 'autre.pdf'), 'autre')
    const verify = (...args: readonly string[]) =>
      run(process.execPath, [join(ROOT, 'api/bin/hemicycle.js'), 'verify', ...args], { cwd: dir })
    expect((await verify('dossier.zip')).stdout).toMatch(/Dossier intact et horodaté\.\n$/)
    await expect(verify('dossier.zip', 'autre.pdf')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining(
        '✗ Document étranger : autre.pdf ne fait pas partie de l’envoi.',
      ) as string,
    })
    await expect(verify('autre.pdf')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ZIP') as string,
    })
    await expect(verify()).rejects.toMatchObject({ code: 2 })
    await rm(dir, { recursive: true })
  })
})
