import { describe, expect, it } from 'vitest'
import { render } from './templates.ts'

const { html } = render({
  heading: 'Commission permanente',
  paragraphs: ['Vous êtes convoquée.'],
  button: { label: 'Ouvrir l’ordre du jour', url: 'https://assemblee.example/seances/1' },
  after: ['Merci d’y accuser réception.'],
  signature: 'Département de la Vallée',
})

/** WCAG 2.2, « relative luminance » and « contrast ratio ». */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const coloursIn = (declarations: string | undefined) => {
  const of = (name: string) =>
    new RegExp(`(?:^|;)${name}:(#[0-9a-f]{6})`, 'u').exec(declarations ?? '')?.[1] ?? ''
  return { background: of('background'), color: of('color') }
}
const inline = (element: RegExp) => coloursIn(element.exec(html)?.[1])
const rule = (selector: RegExp) => coloursIn(selector.exec(html)?.[1])

const SCHEMES = {
  light: {
    page: inline(/<body[^>]* style="([^"]*)"/u),
    button: inline(/class="bouton"[^>]* style="([^"]*)"/u),
  },
  dark: {
    page: rule(/prefers-color-scheme:dark\)\{\.fond\{([^}]*)\}/u),
    button: rule(/prefers-color-scheme:dark\)\{\.fond\{[^}]*\}\.bouton\{([^}]*)\}/u),
  },
  'dark in Outlook': {
    page: rule(/\[data-ogsc\] \.fond\{([^}]*)\}/u),
    button: rule(/\[data-ogsc\] \.bouton\{([^}]*)\}/u),
  },
}

describe('the colours of a mail', () => {
  it.each(Object.entries(SCHEMES))('can be read: %s', (_, { page, button }) => {
    expect(contrast(page.color, page.background)).toBeGreaterThanOrEqual(7)
    expect(contrast(button.color, button.background)).toBeGreaterThanOrEqual(4.5)
    // The button is told from the page (WCAG 1.4.11).
    expect(contrast(button.background, page.background)).toBeGreaterThanOrEqual(3)
  })

  it('are those two alone: all other text has the colour of the page', () => {
    const styles = [...html.matchAll(/<(\w+)[^>]* style="([^"]*)"/gu)]
    const coloured = styles.filter(([, , style]) => /(?:^|;)color:/u.test(style ?? ''))
    expect(coloured.map(([, name]) => name)).toEqual(['body', 'a'])
  })

  it('leave a logo on white, and its name legible there where pictures are not shown', () => {
    const picture = { cid: 'logo', contentType: 'image/png' as const, content: Buffer.alloc(1) }
    const logo = { ...picture, width: 180, height: 40 }
    const letter = render({
      heading: 'Séance',
      paragraphs: [],
      signature: 'Ville d’Aubrelle & agglomération',
      house: { colour: '#7a1f3d', logo },
    })
    expect(letter.pictures).toEqual([logo])
    const [, style = ''] = /<img class="logo" src="cid:logo"[^>]* style="([^"]*)"/u.exec(letter.html) ?? []
    expect(coloursIn(style).background).toBe('#ffffff')
    expect(contrast(coloursIn(style).color, '#ffffff')).toBeGreaterThanOrEqual(7)
    expect(letter.html).toContain('alt="Ville d’Aubrelle &amp; agglomération" width="180" height="40"')
    expect(letter.html).toMatch(/prefers-color-scheme:dark\).*\.logo\{padding/u)
  })

  it('knows black from white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1)
  })
})
