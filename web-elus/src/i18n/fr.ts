import { common } from './common.ts'
import { home } from './home.ts'
import { meeting } from './meeting.ts'
import { problems } from './problems.ts'
import { reader } from './reader.ts'
import { session } from './session.ts'

/** Every sentence of the application, by screen. */
export const fr = { common, session, home, meeting, reader, problems } as const
