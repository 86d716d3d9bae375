import {
  createDocumentLinks,
  listMarks,
  openConvocation,
  readChanges,
  readConvocation,
  readDocumentText,
  readDocumentTexts,
  readTextChanges,
  saveMark,
  searchConvocation,
} from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convene, sendAgain } from '../../../test/fixtures/convened-meeting.ts'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { readingMarks } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'

let app: TestApp
let scene: Scene
let meetingId: string
let itemId: string
let documentId: string
beforeAll(async () => {
  app = await openTestApp()
  scene = await app.scene()
  meetingId = await convene(scene)
  const { items } = await scene.councillors[0]!.call(readConvocation, { meetingId })
  itemId = items[0]!.id
  documentId = items[0]!.documents[0]!.id
}, 180_000)
afterAll(() => app.close())

describe('the text of a file', () => {
  it('is given page by page to those who were sent it, and to nobody else', async () => {
    const text = await scene.councillors[0]!.call(readDocumentText, { documentId })
    expect(text).toMatchObject({ known: true, recognised: false })
    expect(text.pages).toHaveLength(3)
    expect(text.pages[0]).toContain('Castelmont')
    const stranger = (await app.scene()).councillors[0]!
    await expect(stranger.call(readDocumentText, { documentId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what a device asks for at once', () => {
  const unknown = '01890000-0000-7000-8000-000000000000'
  it('is the texts and the addresses of what was sent, as one by one, the others left out', async () => {
    const [élue] = scene.councillors
    const documentIds = [documentId, unknown]
    const { texts } = await élue!.call(readDocumentTexts, { documentIds })
    expect(texts).toEqual([await élue!.call(readDocumentText, { documentId })])
    const { links } = await élue!.call(createDocumentLinks, { documentIds })
    expect(links.map((link) => link.documentId)).toEqual([documentId])
    const bytes = await (await fetch(app.origin + links[0]!.url)).arrayBuffer()
    expect(bytes.byteLength).toBe(links[0]!.bytes)
  })

  it('is nothing for those who were not convened', async () => {
    const stranger = (await app.scene()).councillors[0]!
    const documentIds = [documentId]
    expect(await stranger.call(readDocumentTexts, { documentIds })).toEqual({ texts: [] })
    expect(await stranger.call(createDocumentLinks, { documentIds })).toEqual({ links: [] })
  })
})

describe('search in a meeting', () => {
  const search = (q: string) => scene.councillors[0]!.call(searchConvocation, { meetingId, q })
  it.each([
    ['castelmont', [1]],
    ['delibération départementale ', [1, 2, 3]],
    ['dossier complet déposé ', [1, 2, 3]],
    ['média', [1]],
    ['castelmont forêt ', []],
    ['%', []],
  ])('finds the pages of « %s »', async (q, pages) => {
    const { hits, total } = await search(q)
    expect([hits.map((hit) => hit.page), total]).toEqual([pages, pages.length])
    for (const hit of hits) expect(hit.excerpt.some((piece) => piece.hit)).toBe(true)
  })

  it('is for those who were convened', async () => {
    const stranger = (await app.scene()).councillors[0]!
    await expect(stranger.call(searchConvocation, { meetingId, q: 'aide' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('reading marks', () => {
  it('are the reader’s own; the latest wins', async () => {
    const [reader, other] = scene.councillors
    const mark = { itemId, page: 2, furthest: 3, changedAt: '2026-12-01T10:00:00.000Z' }
    await reader!.call(saveMark, mark)
    await reader!.call(saveMark, { ...mark, page: 1, changedAt: '2026-12-01T09:00:00.000Z' })
    expect((await reader!.call(listMarks, {})).marks).toEqual([mark])
    expect((await other!.call(listMarks, {})).marks).toEqual([])
    const seen = await inTx(app.deps, scene.administrator.actor, (sql) => sql.select().from(readingMarks))
    expect(seen).toEqual([])
    const abroad = (await app.scene()).councillors[0]!
    await expect(abroad.call(saveMark, mark)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what has changed', () => {
  it('says nothing of a first dispatch, then which reports and words changed', async () => {
    const [reader] = scene.councillors
    const read = () => reader!.call(readChanges, { meetingId })
    expect(await read()).toEqual({ since: null, items: [] })
    await reader!.call(openConvocation, { meetingId })
    const newer = await sendAgain(app, scene, meetingId, documentId)
    const { since, items } = await read()
    expect(since).not.toBeNull()
    expect(items).toMatchObject([
      { itemId, change: 'REPLACED', documents: [{ documentId: newer, since: documentId }] },
    ])
    const text = await reader!.call(readTextChanges, { meetingId, documentId: newer, since: documentId })
    expect(text.state).toBe('COMPARED')
    const added = text.pages.flatMap((page) => page.segments.filter((one) => one.kind === 'ADDED'))
    expect(added.map((one) => one.text).join(' ')).toContain('annule et remplace')
    const stranger = (await app.scene()).councillors[0]!
    await expect(
      stranger.call(readTextChanges, { meetingId, documentId: newer, since: documentId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
