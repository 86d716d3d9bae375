/** The icons of Hémicycle: 24 px grid, stroke 1.75, round caps and joins, currentColor. Inner markup of the <svg>. */
export const icons = {
  agenda:
    '<path d="M10 6h10M10 12h10M10 18h10"/><path d="M4 5l1.4-.8V8M4 10.8h2.2L4 13.6h2.4M4 16.4h2.2l-1.2 1.5c1.8 0 1.8 2.3-.2 2.3-.4 0-.7-.1-.9-.3"/>',
  alert: '<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.2M12 16.9v.1"/>',
  arrow: '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
  backspace:
    '<path d="M9 5.5h10.5a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9L3.5 12z"/><path d="m11.5 9.5 5 5M16.5 9.5l-5 5"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
  book: '<path d="M12 6.5C10 5 7.5 4.5 4 4.5v13.5c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V4.5c-3.5 0-6 .5-8 2zM12 6.5V20"/>',
  bookmark: '<path d="M7 4h10v16l-5-4-5 4z"/>',
  calendar: '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.3 3.5v4M15.7 3.5v4"/>',
  change:
    '<path d="M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5z"/><path d="M13.5 3.5v5h5"/><path d="M9.2 12.2h5.6M12 9.5v5.4M9.2 17.4h5.6"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  'check-circle': '<circle cx="12" cy="12" r="8.5"/><path d="m8.3 12.3 2.6 2.6 4.8-5.2"/>',
  circle: '<circle cx="12" cy="12" r="8.5"/>',
  clip: '<path d="m19 11.3-7.3 7.3a4.4 4.4 0 0 1-6.2-6.2l7.6-7.6a3 3 0 0 1 4.2 4.2L9.8 16.5a1.4 1.4 0 0 1-2-2l6.7-6.7"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.5 2"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  'cloud-ok':
    '<path d="M7.5 18a4.3 4.3 0 0 1-.3-8.6A5.5 5.5 0 0 1 17.5 11a3.6 3.6 0 0 1-.6 7z"/><path d="m9.7 13.4 1.9 1.9 3.2-3.5"/>',
  copy: '<rect x="8.5" y="8.5" width="11" height="11" rx="1.5"/><path d="M15.5 8.5v-4h-11v11h4"/>',
  cut: '<circle cx="6.5" cy="7" r="2.6"/><circle cx="6.5" cy="17" r="2.6"/><path d="M8.8 8.4 20 16M8.8 15.6 20 8"/>',
  'device-download':
    '<rect x="5.5" y="3.5" width="13" height="17" rx="2.2"/><path d="M12 8.3v6.2M9.5 12.2l2.5 2.5 2.5-2.5"/>',
  'device-ready': '<rect x="5.5" y="3.5" width="13" height="17" rx="2.2"/><path d="m9.2 12 2.1 2.1 3.6-4"/>',
  down: '<path d="m6 9.5 6 6 6-6"/>',
  download: '<path d="M12 4.5v11M7 11l5 5 5-5M4.5 16v3.5h15V16"/>',
  emblem:
    '<path d="M3 17.5a9 9 0 0 1 18 0"/><path d="M7.2 17.5a4.8 4.8 0 0 1 9.6 0"/><path d="M11.2 17.5h1.6"/>',
  eraser:
    '<path d="m9 19.5-4.6-4.6a1.5 1.5 0 0 1 0-2.1l7.9-7.9a1.5 1.5 0 0 1 2.1 0l4.7 4.7a1.5 1.5 0 0 1 0 2.1L11.4 19.5z"/><path d="m8.4 8.8 6.8 6.8M11 19.5h8.5"/>',
  euro: '<path d="M18 6.7a6.7 6.7 0 1 0 0 10.6"/><path d="M4 10.5h9M4 13.5h8"/>',
  external: '<path d="M13.5 4.5h6v6M19.5 4.5l-9 9M10 6H4.5v13.5H18V14"/>',
  eye: '<path d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z"/><circle cx="12" cy="12" r="2.7"/>',
  'eye-off':
    '<path d="M4 4l16 16"/><path d="M9.9 6a9.6 9.6 0 0 1 2.1-.2c6 0 9.2 6.2 9.2 6.2a15 15 0 0 1-2.7 3.4M6.3 7.6A14.5 14.5 0 0 0 2.8 12S6 18.2 12 18.2a9.5 9.5 0 0 0 3.8-.8"/><path d="M10.1 10.1a2.7 2.7 0 0 0 3.8 3.8"/>',
  face: '<path d="M4.5 8.5V6A1.5 1.5 0 0 1 6 4.5h2.5M15.5 4.5H18A1.5 1.5 0 0 1 19.5 6v2.5M19.5 15.5V18a1.5 1.5 0 0 1-1.5 1.5h-2.5M8.5 19.5H6A1.5 1.5 0 0 1 4.5 18v-2.5"/><path d="M9 9v1.3M15 9v1.3M12 9v3.6h-1M9 15.3c1.7 1.5 4.3 1.5 6 0"/>',
  file: '<path d="M6.5 3.5h7l4.5 4.5v12.5h-11.5z"/><path d="M13.5 3.5V8H18"/>',
  files: '<path d="M8.5 3.5H15L19.5 8v9h-11z"/><path d="M15 3.5V8h4.5"/><path d="M8.5 7h-4v13.5H15V17"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  folder: '<path d="M3.5 18.5v-13h6l2 2.5h9v10.5z"/>',
  'full-screen': '<path d="M9 4.5H4.5V9M15 4.5h4.5V9M9 19.5H4.5V15M15 19.5h4.5V15"/>',
  gavel: '<path d="M4 20h9"/><path d="m11.2 5 5.8 5.8M8.7 7.5l5.8 5.8M9.8 6.4l5.9 5.9M13 11l7 7"/>',
  gear: '<circle cx="12" cy="12" r="3"/><path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M18 6l-2.1 2.1M8.1 15.9 6 18"/>',
  grip: '<path stroke-width="2.6" d="M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1"/>',
  hand: '<path d="M8 12.5V6.2a1.3 1.3 0 0 1 2.6 0V11M10.6 11V4.8a1.3 1.3 0 0 1 2.6 0V11M13.2 11V6a1.3 1.3 0 0 1 2.6 0v6M15.8 9.5a1.3 1.3 0 0 1 2.6 0v4.7c0 4-2.4 6.3-6 6.3-3 0-4.6-1.4-6-4.2l-1.7-3.6c-.5-1.2 1-2.2 1.9-1.2L8 13"/>',
  help: '<circle cx="12" cy="12" r="8.5"/><path d="M9.6 9.7a2.5 2.5 0 1 1 3.7 2.2c-.9.5-1.3 1-1.3 2M12 16.6v.1"/>',
  highlighter:
    '<path d="m9.2 14.8-3-3 8.9-7.4a1 1 0 0 1 1.4.1l3 3a1 1 0 0 1 .1 1.4z"/><path d="m6.2 11.8-1 3.6 1.4 1.4 2.6-2"/><path d="M4 20h16"/>',
  history: '<path d="M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9M4.5 4.5V9H9M12 8v4.2l2.8 1.6"/>',
  home: '<path d="M4 11.2 12 4.5l8 6.7"/><path d="M6 10v9.5h12V10"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.2M12 7.9v.1"/>',
  journal:
    '<path d="M6 3.5h12.5v17H6a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 6 3.5zM8.5 3.5v17M11.5 8.5h4M11.5 12h4"/>',
  key: '<circle cx="8" cy="16" r="4"/><path d="m10.9 13.1 8.6-8.6M16 8l2.8 2.8M13.2 10.8l1.9 1.9"/>',
  leaf: '<path d="M5 19c0-9 5-14 14.5-14.5C20 14 15 19 8 17.5M5 19l6-7"/>',
  left: '<path d="m14.5 6-6 6 6 6"/>',
  letter: '<path d="M4 20V9l8-5 8 5v11z"/><path d="m4.5 9.5 7.5 5 7.5-5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
  list: '<path d="M9.5 6.5h10.5M9.5 12h10.5M9.5 17.5h10.5M4.2 6.5h1.6M4.2 12h1.6M4.2 17.5h1.6"/>',
  lock: '<rect x="5" y="10.5" width="14" height="9.5" rx="1.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
  'log-out': '<path d="M10 4.5H5.5v15H10M9.5 12h11M16 7.5l4.5 4.5-4.5 4.5"/>',
  mail: '<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="m4 7 8 6 8-6"/>',
  minus: '<path d="M5 12h14"/>',
  missing:
    '<path d="M6.5 3.5h7L18 8v3M6.5 3.5v5M6.5 11.5v4M6.5 18.5v2h2.5M12 20.5h2.5M18 14v3.5"/><path d="M13.5 3.5V8H18"/>',
  moon: '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
  more: '<path stroke-width="2.6" d="M6 12v.1M12 12v.1M18 12v.1"/>',
  note: '<path d="M5 4.5h14v9.5l-5.5 5.5H5z"/><path d="M13.5 19.5V14H19"/><path d="M8.5 9h7"/>',
  offline:
    '<path d="M4 4l16 16"/><path d="M7.2 9.4A4.3 4.3 0 0 0 7.5 18H17"/><path d="M10.6 6.9A5.4 5.4 0 0 1 17.4 11a3.6 3.6 0 0 1 2.7 5.4"/>',
  pages:
    '<path d="M8.5 3.5h6.2l4.3 4.3v8.7a1 1 0 0 1-1 1H8.5a1 1 0 0 1-1-1v-12a1 1 0 0 1 1-1z"/><path d="M5 7v12.5a1 1 0 0 0 1 1h9.5"/>',
  pause: '<path d="M8.5 6v12M15.5 6v12"/>',
  'pause-circle': '<circle cx="12" cy="12" r="8.5"/><path d="M10 9v6M14 9v6"/>',
  pen: '<path d="M4.5 19.5 5.6 15 16.2 4.4a1.6 1.6 0 0 1 2.3 0l1.1 1.1a1.6 1.6 0 0 1 0 2.3L9 18.4z"/><path d="m14.5 6.2 3.3 3.3"/>',
  pencil: '<path d="m4.5 19.5 1-4L16 5l3 3L8.5 18.5z"/><path d="m13.5 7.5 3 3"/>',
  phone:
    '<path d="M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.500 5.500l1.500-2 4 1.500v3a2 2 0 0 1-2.200 2A15.500 15.500 0 0 1 4.500 6.200 2 2 0 0 1 6.500 4z"/>',
  pin: '<path d="M8.5 3.5h7M9.5 3.5l.5 6.5-3.5 3.5v1h11v-1L14 10l.5-6.5M12 14.5v6"/>',
  play: '<path d="M8 5.5v13l10.5-6.5z"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  print: '<path d="M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3"/><path d="M7 14h10v6.5H7z"/>',
  receipt: '<path d="M6 3.5h12v17l-3-2-3 2-3-2-3 2z"/><path d="m9 10.5 2 2 4-4.5"/>',
  redo: '<path d="M15.5 5 20 9.5 15.5 14"/><path d="M20 9.5H9.5a5 5 0 0 0 0 10H13"/>',
  report:
    '<path d="M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5z"/><path d="M13.5 3.5v5h5M9 12.5h6M9 16h6"/>',
  retry: '<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15"/>',
  right: '<path d="m9.5 6 6 6-6 6"/>',
  rows: '<rect x="3.5" y="5" width="17" height="14" rx="1.5"/><path d="M3.5 9.7h17M3.5 14.3h17"/>',
  scale:
    '<path d="M12 4v16M8 20h8M5 7h14"/><path d="m5 7-2.5 6a2.7 2.7 0 0 0 5 0zM19 7l-2.5 6a2.7 2.7 0 0 0 5 0z"/>',
  scan: '<path d="M4 8.5V4.5h4M16 4.5h4v4M20 15.5v4h-4M8 19.5H4v-4M7.5 12h9"/>',
  screens:
    '<rect x="3.5" y="4.5" width="12" height="9" rx="1.2"/><path d="M18.5 8.5h2v9.5H8.5v-1.5"/><path d="M13 21h3"/>',
  seal: '<circle cx="12" cy="9.5" r="5.5"/><path d="m9 14.5-1.5 6L12 18l4.5 2.5-1.5-6"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
  send: '<path d="M20.5 3.5 3.5 10.8l6.7 3 3 6.7z"/><path d="m10.2 13.8 4.3-4.3"/>',
  share: '<path d="M12 15V4M8 7.5 12 3.5l4 4"/><path d="M8 11H5.5v9h13v-9H16"/>',
  shield:
    '<path d="M12 3.5 5 6v6c0 4.2 2.8 7 7 8.5 4.2-1.5 7-4.3 7-8.5V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>',
  sms: '<path d="M4 5.5h16v11h-9l-4.5 4v-4H4z"/><path d="M8.5 11v.1M12 11v.1M15.5 11v.1"/>',
  sort: '<path d="M8 19V5M4.500 8.500 8 5l3.500 3.500M16 5v14M12.500 15.500 16 19l3.500-3.500"/>',
  stop: '<path d="M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7z"/><path d="M12 8v4.8M12 15.9v.1"/>',
  sun: '<circle cx="12" cy="12" r="3.8"/><path d="M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M18 6l-1.4 1.4M7.4 16.6 6 18"/>',
  tablet: '<rect x="5.5" y="3.5" width="13" height="17" rx="2.2"/><path d="M11 17.3h2"/>',
  'text-size':
    '<path d="m3 18 4.7-12h.6L13 18M4.6 14h6.8"/><circle cx="17.8" cy="14.8" r="3.1"/><path d="M20.9 11.5V18"/>',
  trash: '<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5"/>',
  undo: '<path d="M8.5 5 4 9.5 8.5 14"/><path d="M4 9.5h10.5a5 5 0 0 1 0 10H11"/>',
  up: '<path d="m6 14.5 6-6 6 6"/>',
  upload: '<path d="M12 15.5V4.5M7 9l5-5 5 5M4.5 15.5v4h15v-4"/>',
  user: '<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>',
  users:
    '<circle cx="9" cy="8.5" r="3.3"/><path d="M2.8 19.5c.6-3.6 3-5.3 6.2-5.3s5.6 1.7 6.2 5.3M15.5 5.5a3.3 3.3 0 0 1 0 6M18 14.7c1.8.8 2.9 2.4 3.2 4.8"/>',
  week: '<rect x="3.5" y="5" width="17" height="14.5" rx="1.5"/><path d="M3.5 9.5h17M9.2 9.5v10M14.8 9.5v10"/>',
  wifi: '<path d="M4 10c4.7-4.3 11.3-4.3 16 0M7 13.5c3-2.7 7-2.7 10 0M12 17.5v.1"/>',
  'zoom-in': '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M8.5 11h5M11 8.5v5"/>',
  'zoom-out': '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M8.5 11h5"/>',
} as const

export type IconName = keyof typeof icons

interface Shape {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
}
const known = new Map<IconName, readonly Shape[]>()

/** Between two paths that can be one: a list with hundreds of icons draws half as many elements. */
const SEAM = /(?<=<path d="[^"]*)"\/><path d="(?=M[^"]*"\/>)/g

/** The shapes of an icon, read once from its markup: a list with hundreds of icons parses none of them again. */
export function shapesOf(name: IconName): readonly Shape[] {
  const found =
    known.get(name) ?? [...icons[name].replace(SEAM, ' ').matchAll(/<(\w+)([^>]*)\/>/g)].map(shapeOf)
  known.set(name, found)
  return found
}

function shapeOf([, tag = '', text = '']: RegExpMatchArray): Shape {
  const pairs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)]
  return { tag, attributes: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value])) }
}
