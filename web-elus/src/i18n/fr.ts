import { attendance } from './attendance.ts'
import { calendar, directory } from './directory.ts'
import { changes } from './changes.ts'
import { common } from './common.ts'
import { device } from './device.ts'
import { extranet } from './extranet.ts'
import { help } from './help.ts'
import { find } from './find.ts'
import { home } from './home.ts'
import { meeting } from './meeting.ts'
import { memory } from './memory.ts'
import { notes } from './notes.ts'
import { outbox } from './outbox.ts'
import { passkey } from './passkey.ts'
import { problems } from './problems.ts'
import { reader } from './reader.ts'
import { search } from './search.ts'
import { session } from './session.ts'

/** Every sentence of the application, by screen. */
export const fr = {
  attendance,
  common,
  session,
  device,
  extranet,
  directory,
  calendar,
  help,
  home,
  meeting,
  reader,
  problems,
  memory,
  notes,
  outbox,
  passkey,
  search,
  find,
  changes,
} as const
