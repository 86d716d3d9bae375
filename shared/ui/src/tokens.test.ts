import { describe, expect, it } from 'vitest'
import css from './tokens.css?raw'

function colours(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gu)].map((m) => [m[1], m[2]]))
}

const luminance = (hex: string) => {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (one: string, two: string) => {
  const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const day = colours(':root')
const themes = {
  day,
  night: { ...day, ...colours("[data-theme='night']") },
  sepia: { ...day, ...colours("[data-theme='sepia']") },
}
const grounds = ['paper', 'surface', 'sunken', 'hover', 'selected']
const texts: [string, string[]][] = [
  ['ink', [...grounds, 'ok-bg', 'warn-bg', 'bad-bg', 'info-bg']],
  ['ink-2', [...grounds, 'ok-bg', 'warn-bg', 'bad-bg', 'info-bg']],
  ['ink-3', ['paper', 'surface', 'sunken']],
  ['accent', [...grounds, 'info-bg']],
  ['ok', ['paper', 'surface', 'ok-bg']],
  ['warn', ['paper', 'surface', 'warn-bg']],
  ['bad', ['paper', 'surface', 'bad-bg']],
  ['on-accent', ['accent', 'accent-2', 'bad', 'bad-2', 'warn']],
  ['on-hl', ['hl-yellow', 'hl-green', 'hl-pink']],
]

describe.each(Object.entries(themes))('contrast, %s', (_, theme) => {
  const pairs = texts.flatMap(([ink, on]) => on.map((ground) => [ink, ground]))

  it.each(pairs)('%s on %s is readable (4.5:1)', (ink, ground) => {
    expect(
      contrast(theme[ink as string] as string, theme[ground as string] as string),
    ).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['paper', 'surface'])('field borders and focus stand out on %s (3:1)', (ground) => {
    expect(contrast(theme['line-2'] as string, theme[ground] as string)).toBeGreaterThanOrEqual(3)
    expect(contrast(theme.focus as string, theme[ground] as string)).toBeGreaterThanOrEqual(3)
  })
})
