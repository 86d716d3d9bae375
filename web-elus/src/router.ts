import { afterPaint } from '@hemicycle/ui'
import { createRouter, createWebHistory } from 'vue-router'
import { safeSuite } from './common/suite.ts'
import { SECTIONS } from './features/extranet/sections.ts'
import { useSession } from './stores/session.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** May be seen without being signed in. */
    open?: boolean
    /** The reader fills the screen: no bar, no tabs. */
    bare?: boolean
  }
}

const HomePage = () => import('./features/home/HomePage.vue')
const MeetingPage = () => import('./features/meeting/MeetingPage.vue')
const SectionPage = () => import('./features/extranet/SectionPage.vue')
const ReaderPage = () => import('./features/reader/ReaderPage.vue')

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', component: HomePage },
    {
      path: '/seances/:meetingId',
      name: 'meeting',
      component: MeetingPage,
      props: true,
      meta: { bare: true },
    },
    {
      path: '/seances/:meetingId/lire/:itemId',
      name: 'report',
      component: ReaderPage,
      props: true,
      meta: { bare: true },
    },
    {
      path: '/seances/:meetingId/cahier',
      name: 'cahier',
      component: ReaderPage,
      props: true,
      meta: { bare: true },
    },
    {
      path: '/recherche',
      name: 'search',
      component: () => import('./features/search/SearchPage.vue'),
    },
    { path: '/notes', name: 'notes', component: () => import('./features/notes/NotesPage.vue') },
    { path: '/appareil', name: 'device', component: () => import('./features/device/DevicePage.vue') },
    { path: '/extranet', name: 'extranet', component: () => import('./features/extranet/ExtranetPage.vue') },
    {
      path: '/extranet/annuaire',
      name: 'directory',
      component: () => import('./features/extranet/directory/DirectoryPage.vue'),
    },
    {
      path: '/extranet/agenda',
      name: 'calendar',
      component: () => import('./features/extranet/calendar/CalendarPage.vue'),
    },
    {
      path: '/extranet/deliberations',
      name: 'memory',
      component: () => import('./features/extranet/memory/MemoryPage.vue'),
    },
    {
      path: '/extranet/deliberations/seances',
      name: 'past-meetings',
      component: () => import('./features/extranet/memory/PastMeetingsPage.vue'),
    },
    {
      path: '/extranet/deliberations/seances/:meetingId',
      name: 'past-meeting',
      component: () => import('./features/extranet/memory/PastMeetingPage.vue'),
      props: true,
    },
    {
      path: '/extranet/deliberations/:deliberationId',
      name: 'deliberation',
      component: () => import('./features/extranet/memory/DeliberationPage.vue'),
      props: true,
    },
    ...SECTIONS.map(({ path, kind }) => ({
      path: `/extranet/${path}`,
      component: SectionPage,
      props: { kind },
    })),
    {
      path: '/extranet/lire/:publicationId',
      name: 'publication',
      component: () => import('./features/extranet/PublicationPage.vue'),
      props: true,
    },
    {
      path: '/extranet/lire/:publicationId/fichier/:fileId',
      name: 'publication-file',
      component: () => import('./features/extranet/FilePage.vue'),
      props: true,
      meta: { bare: true },
    },
    {
      path: '/connexion',
      name: 'sign-in',
      component: () => import('./features/session/SignInPage.vue'),
      meta: { open: true },
    },
    {
      path: '/lien',
      name: 'link',
      component: () => import('./features/session/LinkPage.vue'),
      meta: { open: true },
    },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./shell/NotFoundPage.vue') },
  ],
  /** « Retour » comes back where one was; a change of page inside the reader moves nothing. */
  scrollBehavior: (to, from, saved) => (to.path === from.path ? undefined : (saved ?? { top: 0 })),
})

router.beforeEach(async (to, from) => {
  if (from.matched.length > 0 && to.path !== from.path) await afterPaint()
  const session = useSession()
  // The link page settles the session by itself: a link of the day is worth more than a session about to end.
  if (to.name === 'link') return true
  await session.start()
  if (session.state === 'OUT' && !to.meta.open)
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { suite: to.fullPath } }
  if (session.state === 'IN' && to.name === 'sign-in') return safeSuite(to.query['suite'])
  return true
})
