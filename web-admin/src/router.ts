import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router'
import { useSession } from './stores/session.ts'

const STEPS = [
  { path: 'import', name: 'import', component: () => import('./features/imports/ImportPage.vue') },
  { path: 'ordre-du-jour', name: 'agenda', component: () => import('./features/agenda/AgendaPage.vue') },
  { path: 'verifications', name: 'checks', component: () => import('./features/checks/ChecksPage.vue') },
  { path: 'convocation', name: 'dispatch', component: () => import('./features/dispatch/DispatchPage.vue') },
  { path: 'suivi', name: 'tracking', component: () => import('./features/tracking/TrackingPage.vue') },
  {
    path: 'presences',
    name: 'attendance',
    component: () => import('./features/attendance/AttendancePage.vue'),
  },
  { path: 'en-seance', name: 'sitting', component: () => import('./features/sitting/SittingPage.vue') },
  {
    path: 'deliberations',
    name: 'deliberations',
    component: () => import('./features/deliberations/DeliberationsPage.vue'),
  },
]

const REGISTERS = [
  {
    path: 'elus',
    name: 'councillors',
    component: () => import('./features/councillors/CouncillorsPage.vue'),
  },
  { path: 'instances', name: 'bodies', component: () => import('./features/bodies/BodiesPage.vue') },
  { path: 'groupes', name: 'groups', component: () => import('./features/groups/GroupsPage.vue') },
  { path: 'mandatures', name: 'terms', component: () => import('./features/terms/TermsPage.vue') },
  { path: 'comptes', name: 'accounts', component: () => import('./features/accounts/AccountsPage.vue') },
  {
    path: 'relances',
    name: 'notifications',
    component: () => import('./features/notifications/NotificationsPage.vue'),
  },
  {
    path: 'collectivite',
    name: 'authority',
    component: () => import('./features/authority/AuthorityPage.vue'),
  },
  {
    path: 'integrations',
    name: 'integrations',
    component: () => import('./features/integrations/IntegrationsPage.vue'),
  },
]

const EXTRANET = {
  path: 'extranet',
  component: () => import('./shell/ExtranetShell.vue'),
  children: [
    { path: '', redirect: { name: 'publications' } },
    {
      path: 'publications',
      name: 'publications',
      component: () => import('./features/publications/PublicationsPage.vue'),
    },
    {
      path: 'annuaire',
      name: 'directory',
      component: () => import('./features/directory/ProfilesPage.vue'),
    },
    {
      path: 'services',
      name: 'services',
      component: () => import('./features/directory/ServicesPage.vue'),
    },
    {
      path: 'agenda',
      name: 'calendar',
      component: () => import('./features/calendar/AnnouncedPage.vue'),
    },
    {
      path: 'publications/:id',
      name: 'publication',
      component: () => import('./features/publications/PublicationPage.vue'),
      props: true,
    },
  ],
}

/** How files are read: one of the registers of the office, at an address of the settings. */
const PROFILES = [
  {
    path: '/reglages/profils',
    name: 'profiles',
    component: () => import('./features/profiles/ProfilesPage.vue'),
  },
  {
    path: '/reglages/profils/nouveau',
    name: 'profile-new',
    component: () => import('./features/profiles/ProfilePage.vue'),
  },
  {
    path: '/reglages/profils/:profileId',
    name: 'profile',
    props: true,
    component: () => import('./features/profiles/ProfilePage.vue'),
  },
]

/** What an author of a direction may open, and the office too. */
const REPORTS = [
  {
    path: 'rapports',
    name: 'reports',
    meta: { author: true },
    component: () => import('./features/reports/ReportsPage.vue'),
  },
  {
    path: 'rapports/nouveau',
    name: 'report-new',
    meta: { author: true },
    component: () => import('./features/reports/ReportPage.vue'),
  },
  {
    path: 'rapports/:reportId',
    name: 'report',
    meta: { author: true },
    props: true,
    component: () => import('./features/reports/ReportPage.vue'),
  },
]

/** The doors of the application, open to who has not signed in yet. */
const DOORS = [
  {
    path: '/connexion',
    name: 'sign-in',
    meta: { open: true },
    component: () => import('./features/session/SignInPage.vue'),
  },
  {
    path: '/lien',
    name: 'link',
    meta: { open: true },
    component: () => import('./features/session/SignInPage.vue'),
  },
  {
    path: '/kit',
    name: 'kit',
    meta: { public: true },
    component: () => import('./features/kit/KitPage.vue'),
  },
]

/** The addresses of the application. Everything but signing in asks for a session, and comes back to where it was asked. */
export function createAdminRouter(): Router {
  const router = createRouter({
    history: createWebHistory(import.meta.env.BASE_URL),
    routes: [
      ...DOORS,
      {
        path: '/',
        component: () => import('./shell/AppShell.vue'),
        children: [
          { path: '', name: 'home', component: () => import('./features/meetings/HomePage.vue') },
          {
            path: 'seances/:meetingId',
            component: () => import('./shell/MeetingShell.vue'),
            props: true,
            children: [
              { path: '', redirect: { name: 'agenda' } },
              ...STEPS.map((step) => ({ ...step, props: true })),
            ],
          },
          {
            path: 'reglages/series',
            name: 'series',
            component: () => import('./features/series/SeriesPage.vue'),
          },
          {
            path: 'referentiels',
            component: () => import('./shell/RegisterShell.vue'),
            children: [{ path: '', redirect: { name: 'councillors' } }, ...REGISTERS, ...PROFILES],
          },
          ...REPORTS,
          EXTRANET,
          {
            path: 'economies',
            name: 'savings',
            component: () => import('./features/savings/SavingsPage.vue'),
          },
          { path: 'journal', name: 'journal', component: () => import('./features/journal/JournalPage.vue') },
          { path: ':rest(.*)*', name: 'missing', component: () => import('./shell/MissingPage.vue') },
        ],
      },
    ],
  })
  router.beforeEach(guard)
  return router
}

async function guard(to: RouteLocationNormalized) {
  const session = useSession()
  if (to.name === 'link' || to.meta['public']) return true
  if (session.step === 'UNKNOWN') await session.restore()
  const signedIn = session.step === 'SIGNED_IN'
  if (to.meta['open']) return signedIn ? { name: 'home' } : true
  if (!signedIn) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { suite: to.fullPath } }
  return !session.author || to.meta['author'] === true || { name: 'reports' }
}
