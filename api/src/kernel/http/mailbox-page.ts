import { Problem } from '@hemicycle/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { escapeHtml } from '../notify/templates.ts'

const clock = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Europe/Paris',
})

/** The mails that would have left, for demos and tests. Only with the embedded mailbox: a real relay has no such page. */
export function serveMailbox(app: FastifyInstance, deps: Deps, demoCode: () => Promise<string | null>): void {
  const { mailbox } = deps
  if (!mailbox) return
  const html = {
    config: { rateLimit: false as const },
    onRequest: guardOf(deps.config.demo),
  }
  app.get('/dev/mailbox', html, async (_request, reply) => {
    const rows = mailbox.list().map(
      (mail) =>
        `<tr><td>${clock.format(mail.receivedAt)}</td><td>${escapeHtml(mail.to.join(', '))}</td>
         <td><a href="/dev/mailbox/${encodeURIComponent(mail.id)}">${escapeHtml(mail.subject)}</a></td></tr>`,
    )
    const code = await demoCode()
    return reply
      .type('text/html; charset=utf-8')
      .send(
        page('Boîte aux lettres', '<meta http-equiv="refresh" content="10">', [
          code ? `<p>Code à 6 chiffres du compte de démonstration : <strong>${code}</strong></p>` : '',
          rows.length === 0 ? '<p>Aucun message pour le moment.</p>' : table(rows),
        ]),
      )
  })
  app.get<{ Params: { id: string } }>('/dev/mailbox/:id', html, async (request, reply) => {
    const mail = await mailbox.get(request.params.id)
    if (!mail) throw new Problem('NOT_FOUND', 'mail')
    const files = mail.attachments.map(
      (file, index) =>
        `<li><a href="/dev/mailbox/${encodeURIComponent(mail.id)}/${index}">${escapeHtml(file.filename)}</a></li>`,
    )
    return reply
      .type('text/html; charset=utf-8')
      .send(
        page(mail.subject, '', [
          '<p><a href="/dev/mailbox">Tous les messages</a></p>',
          `<p>À ${escapeHtml(mail.to.join(', '))}, le ${clock.format(mail.receivedAt)}</p>`,
          files.length > 0 ? `<p>Pièces jointes :</p><ul>${files.join('')}</ul>` : '',
          `<hr>${mail.html ?? ''}<hr><h2>Version texte</h2><pre>${escapeHtml(mail.text)}</pre>`,
        ]),
      )
  })
  app.get<{ Params: { id: string; index: string } }>(
    '/dev/mailbox/:id/:index',
    html,
    async (request, reply) => {
      const file = await mailbox.attachment(request.params.id, Number(request.params.index))
      if (!file) throw new Problem('NOT_FOUND', 'attachment')
      return reply.type(file.contentType).send(file.content)
    },
  )
}

/** The mails hold links that sign people in: outside of a demo, they are for this very machine only. */
const guardOf = (demo: boolean) => (request: FastifyRequest) => {
  const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
  return demo || local ? Promise.resolve() : Promise.reject(new Problem('NOT_FOUND'))
}

const table = (rows: readonly string[]): string =>
  `<table><thead><tr><th scope="col">Reçu</th><th scope="col">Pour</th><th scope="col">Objet</th></tr></thead><tbody>${rows.join('')}</tbody></table>`

const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:1000px;margin:32px auto;padding:0 16px;color:#1b1f24;background:#fbfaf7}td,th{text-align:left;padding:6px 16px 6px 0;border-bottom:1px solid #e3dfd5;vertical-align:top}a{color:#1f4b5f}pre{white-space:pre-wrap}'

const page = (title: string, head: string, body: readonly string[]): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><h1>${escapeHtml(title)}</h1>${body.join('')}</body></html>`
