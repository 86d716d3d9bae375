import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openWebKit, type WebKit } from './driver.ts'

const origin = inject('origin')
/** Where pictures of what was seen go, when asked for. */
const PICTURES = process.env.WEBKIT_PICTURES
/** As WebDriver writes the key (§17.4.2). */
const PAGE_DOWN = '\ue00f'
const PIN = '280471'
let webkit: WebKit
beforeAll(async () => {
  const opened = await openWebKit()
  if (!opened) throw new Error('WebKit is missing: apt-get install webkit2gtk-driver xvfb')
  webkit = opened
})
afterAll(() => webkit?.close())

async function seen(name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  writeFileSync(`${PICTURES}/${name}.png`, await webkit.picture())
}

it('an élue signs in, opens a report, and turns to page 2', async () => {
  await webkit.go(`${origin}/connexion`)
  await webkit.find('input[type=email]')
  await seen('connexion')
  await webkit.tap('Utiliser un mot de passe')
  await webkit.type('input[type=email]', 'claire.vidalenc@vallee.example')
  await webkit.type('input[type=password]', 'hemicycle-demo')
  await webkit.click('button[type=submit]')
  await webkit.find('section.meeting')
  await seen('accueil')
  const agenda = await webkit.run<string>(`return document.querySelector('section.meeting .m-foot a').href`)
  await webkit.go(`${agenda}/cahier`)
  await webkit.find('.pdf-page[aria-busy=false] canvas')
  await seen('lecteur')
  await webkit.press(PAGE_DOWN)
  await webkit.find('.pdf-page[aria-label^="Page 2 sur "][aria-busy=false] canvas')
  const painted = await webkit.run<boolean>(`
    const canvas = document.querySelector('.pdf-page[aria-label^="Page 2 sur "] canvas')
    const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height })
    const context = copy.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, copy.width, copy.height)
    context.drawImage(canvas, 0, 0)
    const { data } = context.getImageData(0, 0, copy.width, copy.height)
    return data.some((value, index) => index % 4 < 3 && value < 128)`)
  expect(painted).toBe(true)
  await seen('page-2')
})

it('keeps the reports sealed on the device, and opens them again by the code', async () => {
  await webkit.go(origin)
  await webkit.tap('Garder sur cet appareil')
  await webkit.read('Choisissez un code')
  for (const digit of PIN) await webkit.tap(digit)
  await webkit.read('Confirmez votre code')
  for (const digit of PIN) await webkit.tap(digit)
  await webkit.read('Prêt pour la séance')
  await seen('pret')
  await webkit.go(origin)
  await webkit.read('Saisissez votre code')
  for (const digit of PIN) await webkit.tap(digit)
  await webkit.read('Prêt pour la séance')
})
