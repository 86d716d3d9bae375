import { type AgendaFormat, exportAgenda, problemOf, requestOf } from '@hemicycle/contract'
import { BASE, session } from '../../api.ts'
import { saveBlob } from '@hemicycle/ui'
import { say, sayProblem } from '../../common/say.ts'
import * as fr from '../../i18n/fr.ts'

/** The ordre du jour as the server lays it out now, as a page of its own. */
export async function readPaper(meetingId: string): Promise<string> {
  const reply = await session.fetch(BASE + requestOf(exportAgenda, { meetingId, format: 'html' }).url)
  if (!reply.ok) throw await problemOf(reply)
  return reply.text()
}

/** Downloads the ordre du jour as the server lays it out now. */
export async function saveAgenda(meetingId: string, format: AgendaFormat): Promise<void> {
  try {
    const reply = await session.fetch(BASE + requestOf(exportAgenda, { meetingId, format }).url)
    if (!reply.ok) throw await problemOf(reply)
    const named = /filename\*=UTF-8''([^;]+)/u.exec(reply.headers.get('content-disposition') ?? '')?.[1]
    saveBlob(decodeURIComponent(named ?? `ordre-du-jour.${format}`), await reply.blob())
    say(fr.agenda.exported)
  } catch (problem) {
    sayProblem(problem)
  }
}
