/** Subject, text and HTML of one mail. HTML is tables and inline styles: what mail programs understand. */
export interface MailBody {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** What the HTML shows by « cid: » (RFC 2392). */
  readonly pictures: readonly Picture[]
}

/** Carried by the mail itself: nothing is fetched from anywhere when it is read. */
export interface Picture {
  readonly cid: string
  readonly contentType: 'image/png' | 'image/jpeg'
  readonly content: Buffer
  /** As shown, in pixels. */
  readonly width: number
  readonly height: number
}

/** What mails bear of an authority. */
export interface MailHouse {
  /** « #rrggbb », legible under white. */
  readonly colour: string
  readonly logo: Picture | null
}

interface Letter {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly button?: { readonly label: string; readonly url: string }
  readonly after?: readonly string[]
  readonly signature: string
  /** The colour of the product, and no logo, where it is not given. */
  readonly house?: MailHouse
}

export function loginMail(facts: {
  authority: string
  house?: MailHouse
  url: string
  minutes: number
}): MailBody {
  return {
    subject: `Votre lien de connexion – ${facts.authority}`,
    ...render({
      heading: 'Votre lien de connexion',
      paragraphs: [
        `Voici le lien que vous avez demandé. Il sert une seule fois et expire dans ${facts.minutes} minutes.`,
      ],
      button: { label: 'Ouvrir Hémicycle', url: facts.url },
      after: [
        'Si vous n’avez rien demandé, vous pouvez ignorer ce message : personne ne peut entrer sans ce lien.',
      ],
      signature: facts.authority,
      ...(facts.house ? { house: facts.house } : {}),
    }),
  }
}

export function invitationMail(facts: {
  authority: string
  house?: MailHouse
  url: string
  days: number
}): MailBody {
  return {
    subject: `Votre accès à Hémicycle – ${facts.authority}`,
    ...render({
      heading: 'Votre accès est ouvert',
      paragraphs: [
        `${facts.authority} vous ouvre un accès à Hémicycle, pour préparer et lire ses séances.`,
        `Ce lien sert une seule fois et expire dans ${facts.days} jours. Vous pourrez ensuite en demander un nouveau avec votre adresse, à tout moment.`,
      ],
      button: { label: 'Ouvrir Hémicycle', url: facts.url },
      after: ['Si vous n’attendiez pas ce message, vous pouvez l’ignorer.'],
      signature: facts.authority,
      ...(facts.house ? { house: facts.house } : {}),
    }),
  }
}

/** The same words twice: plain text, and HTML readable in light and dark mail programs. */
export function render(letter: Letter): Omit<MailBody, 'subject'> {
  const { heading, paragraphs, button, after = [], signature, house = OWN } = letter
  const { colour, logo } = house
  const link = button ? [`${button.label} : ${button.url}`] : []
  return {
    text: [...paragraphs, ...link, ...after, `-- \n${signature}`].join('\n\n'),
    html: page(
      heading,
      [
        logo ? logoHtml(logo, signature) : '',
        `<h1 style="font:600 24px/1.25 Georgia,serif;margin:0 0 16px;padding:0 0 12px;border-bottom:3px solid ${colour}">${escapeHtml(heading)}</h1>`,
        ...paragraphs.map(paragraph),
        button ? buttonHtml(button.label, button.url, colour) : '',
        ...after.map(paragraph),
        `<p style="margin:24px 0 0;font:400 14px/1.5 sans-serif">${escapeHtml(signature)}</p>`,
      ].join(''),
    ),
    pictures: logo ? [logo] : [],
  }
}

/** On white in both schemes: a logo is drawn for paper. Its name stands there where pictures are not shown. */
const logoHtml = ({ cid, width, height }: Picture, name: string): string =>
  `<p style="margin:0 0 20px"><img class="logo" src="cid:${cid}" alt="${escapeHtml(name)}" width="${width}" height="${height}" style="display:block;box-sizing:content-box;border:0;border-radius:6px;background:#ffffff;color:#1b1f24;font:600 16px/1.25 sans-serif"></p>`

const paragraph = (text: string): string =>
  `<p style="margin:0 0 16px;font:400 16px/1.5 sans-serif">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`

const OWN: MailHouse = { colour: '#1f4b5f', logo: null }

const buttonHtml = (label: string, url: string, colour: string): string =>
  `<p style="margin:8px 0 24px"><a class="bouton" href="${escapeHtml(url)}" style="display:inline-block;padding:14px 24px;border:1px solid ${colour};border-radius:8px;background:${colour};color:#ffffff;font:600 16px sans-serif;text-decoration:none">${escapeHtml(label)}</a></p>`

/**
 * Both schemes are declared, and both have their own colours: programs that turn a light mail dark by themselves leave it alone then.
 * The second rule is for Outlook, which marks what it has turned.
 */
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.fond{background:#14171b!important;color:#eceae4!important}.bouton{background:#8fc1d6!important;border-color:#8fc1d6!important;color:#14171b!important}.logo{padding:10px!important}}
[data-ogsc] .fond{background:#14171b!important;color:#eceae4!important}[data-ogsc] .bouton{background:#8fc1d6!important;color:#14171b!important}[data-ogsc] .logo{padding:10px!important}`

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body class="fond" style="margin:0;padding:24px;background:#ffffff;color:#1b1f24"><table role="presentation" width="100%"><tr><td align="center"><table role="presentation" style="max-width:560px;width:100%;text-align:left"><tr><td>${content}</td></tr></table></td></tr></table></body></html>`

export function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character)
}
