import type { Feature } from './kernel/http/route.ts'
import { accounts } from './features/accounts/routes.ts'
import { agenda } from './features/agenda/routes.ts'
import { agendaDocuments } from './features/agenda-documents/routes.ts'
import { attendance } from './features/attendance/routes.ts'
import { annotations } from './features/annotations/routes.ts'
import { authorities } from './features/authorities/routes.ts'
import { bodies } from './features/bodies/routes.ts'
import { bundles } from './features/bundles/routes.ts'
import { checks } from './features/checks/routes.ts'
import { convocations } from './features/convocations/routes.ts'
import { councillors } from './features/councillors/routes.ts'
import { deliberations } from './features/deliberations/routes.ts'
import { deliveries } from './features/deliveries/routes.ts'
import { devices } from './features/devices/routes.ts'
import { dispatches } from './features/dispatches/routes.ts'
import { files } from './features/files/routes.ts'
import { groups } from './features/groups/routes.ts'
import { imports } from './features/imports/routes.ts'
import { journal } from './features/journal/routes.ts'
import { letters } from './features/letters/routes.ts'
import { integrations } from './features/integrations/routes.ts'
import { live } from './features/live/routes.ts'
import { meetings } from './features/meetings/routes.ts'
import { oparl } from './features/oparl/routes.ts'
import { profiles } from './features/profiles/routes.ts'
import { reports } from './features/reports/routes.ts'
import { reading } from './features/reading/routes.ts'
import { proofs } from './features/proofs/routes.ts'
import { calendar } from './features/calendar/routes.ts'
import { directory } from './features/directory/routes.ts'
import { publications } from './features/publications/routes.ts'
import { savings } from './features/savings/routes.ts'
import { search } from './features/search/routes.ts'
import { sittings } from './features/sittings/routes.ts'
import { terms } from './features/terms/routes.ts'
import { memory } from './features/memory/routes.ts'
import { numbering } from './features/numbering/routes.ts'

/** Every feature with routes: a table of contents. */
export const FEATURES: readonly Feature[] = [
  accounts,
  authorities,
  terms,
  groups,
  councillors,
  bodies,
  meetings,
  imports,
  profiles,
  reports,
  agenda,
  agendaDocuments,
  numbering,
  checks,
  bundles,
  deliveries,
  dispatches,
  proofs,
  convocations,
  attendance,
  letters,
  devices,
  reading,
  annotations,
  search,
  savings,
  sittings,
  deliberations,
  memory,
  publications,
  directory,
  calendar,
  files,
  journal,
  integrations,
  oparl,
  live,
]
