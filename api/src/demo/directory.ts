import { asc, eq } from 'drizzle-orm'
import { createMeetingCommand } from '../features/meetings/commands.ts'
import {
  bodies,
  councillorProfiles,
  councillors,
  meetings,
  serviceContacts,
} from '../kernel/db/schema/index.ts'
import { inTx } from '../kernel/db/tx.ts'
import { civilDateIn, type SharedField } from '@hemicycle/domain'
import type { Deps } from '../kernel/deps.ts'
import { newId } from '../kernel/ids.ts'
import { nextWeekday } from './days.ts'
import { COMMITTEES } from './people.ts'
import { DEMO_CLERK } from './seed.ts'
import { demoActor } from './until.ts'

const DELEGATIONS: Readonly<Record<number, readonly string[]>> = {
  1: ['Finances', 'Patrimoine départemental', 'Commande publique'],
  2: ['Voirie', 'Mobilités', 'Pistes cyclables'],
  3: ['Éducation', 'Collèges', 'Restauration scolaire'],
  6: ['Culture', 'Sports', 'Vie associative'],
  7: ['Agriculture', 'Ruralité', 'Eau'],
}
const OUTSIDE = [
  { body: 'Service départemental d’incendie et de secours', role: 'Administrateur' },
  { body: 'Office public de l’habitat de la Vallée', role: 'Membre du conseil d’administration' },
  { body: 'Collège Jean-Moulin de Crevin', role: 'Représentant du Département' },
  { body: 'Syndicat mixte des transports', role: 'Délégué titulaire' },
  { body: 'Agence d’attractivité', role: 'Membre du bureau' },
  { body: 'Commission locale de l’eau', role: 'Membre' },
]
const SERVICES = [
  [
    'Service des assemblées',
    'Anne Delmas',
    'Responsable',
    'Convocations, rapports, indemnités, formation',
    '10',
    'assemblees',
  ],
  [
    'Direction des territoires',
    'Paul Marty',
    'Directeur',
    'Aides aux communes, aménagement, habitat',
    '20',
    'territoires',
  ],
  [
    'Direction des routes',
    'Sabine Quéré',
    'Directrice',
    'Travaux, viabilité hivernale, sécurité',
    '25',
    'routes',
  ],
  [
    'Direction de l’éducation',
    'Karim Benali',
    'Directeur',
    'Collèges, restauration, transport des élèves handicapés',
    '30',
    'education',
  ],
  [
    'Direction de l’autonomie',
    'Laure Vidal',
    'Directrice',
    'APA, handicap, établissements',
    '40',
    'autonomie',
  ],
  [
    'Service agriculture et forêt',
    'Éric Soulier',
    'Chef de service',
    'Installation, haies, circuits courts',
    '50',
    'agriculture',
  ],
  [
    'Service culture et sports',
    'Maud Fabre',
    'Cheffe de service',
    'Associations, équipements, lecture publique',
    '60',
    'culture-sports',
  ],
  [
    'Cabinet de la présidente',
    'Hugo Lemaire',
    'Directeur de cabinet',
    'Agenda, représentation, presse',
    '01',
    'cabinet',
  ],
] as const

/** Profiles, contacts and the committees' meetings of the coming months. */
export async function seedDirectory(deps: Deps): Promise<void> {
  const clerk = await demoActor(deps, DEMO_CLERK.name)
  const { authorityId } = clerk
  const filled = await inTx(deps, { authorityId }, async (sql) => {
    const known = await sql.select({ id: serviceContacts.id }).from(serviceContacts).limit(1)
    if (known.length > 0) return true
    await sql.insert(serviceContacts).values(
      SERVICES.map(([service, name, role, subjects, line, address], position) => ({
        ...{ id: newId(), authorityId, service, name, role, subjects, position },
        email: `${address}@vallee.example`,
        phone: `+334639981${line}`,
        place: 'Hôtel du Département',
      })),
    )
    const people = await sql
      .select({ id: councillors.id, canton: councillors.canton })
      .from(councillors)
      .orderBy(asc(councillors.protocolOrder))
    await sql
      .insert(councillorProfiles)
      .values(people.map((person, index) => ({ authorityId, ...profile(deps, person, index) })))
    return false
  })
  if (filled) return
  const today = civilDateIn(deps.clock.now(), 'Europe/Paris')
  for (const [index, { code }] of COMMITTEES.entries())
    for (const days of [16, 58]) await announce(deps, clerk, code, nextWeekday(today, days + index))
}

function profile(deps: Deps, { id, canton }: { id: string; canton: string | null }, index: number) {
  const shared: SharedField[] =
    index % 4 === 3 ? [] : index % 3 === 0 ? ['EMAIL', 'PHONE', 'OFFICE'] : ['EMAIL']
  return {
    councillorId: id,
    delegations: [...(DELEGATIONS[index] ?? [])],
    representations: OUTSIDE.filter((_, at) => (at + index) % 6 < 2),
    office:
      index % 3 === 0 ? `Mairie de ${canton ?? 'Aubrelle'}, le premier samedi du mois de 10 h à 12 h` : null,
    shared,
    version: 1,
    changedAt: deps.clock.now(),
  }
}

async function announce(
  deps: Deps,
  clerk: Awaited<ReturnType<typeof demoActor>>,
  code: string,
  date: string,
): Promise<void> {
  const tenant = { authorityId: clerk.authorityId }
  const [body] = await inTx(deps, tenant, (sql) => sql.select().from(bodies).where(eq(bodies.code, code)))
  if (!body) return
  const { id: bodyId, defaultTime: time, defaultPlace: place } = body
  const { id } = await createMeetingCommand(deps, clerk, { bodyId, date, time, place })
  const remoteLink = code === 'C2' ? `https://visio.vallee.example/${code.toLowerCase()}` : null
  await inTx(deps, tenant, (sql) =>
    sql.update(meetings).set({ announced: true, remoteLink }).where(eq(meetings.id, id)),
  )
}
