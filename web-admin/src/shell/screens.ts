import type { IconName } from '@hemicycle/ui'
import * as fr from '../i18n/fr.ts'

interface Screen {
  /** The route. */
  readonly name: string
  readonly label: string
  readonly icon: IconName
}

/** The screens that belong to no meeting. */
export const SCREENS: readonly Screen[] = [
  { name: 'home', label: fr.common.meetings, icon: 'week' },
  { name: 'reports', label: fr.reports.office, icon: 'report' },
  { name: 'councillors', label: fr.register.places.councillors, icon: 'users' },
  { name: 'bodies', label: fr.register.places.bodies, icon: 'gavel' },
  { name: 'groups', label: fr.register.places.groups, icon: 'users' },
  { name: 'terms', label: fr.register.places.terms, icon: 'calendar' },
  { name: 'accounts', label: fr.register.places.accounts, icon: 'lock' },
  { name: 'notifications', label: fr.register.places.notifications, icon: 'bell' },
  { name: 'authority', label: fr.register.places.authority, icon: 'emblem' },
  { name: 'integrations', label: fr.register.places.integrations, icon: 'link' },
  { name: 'publications', label: fr.publications.title, icon: 'book' },
  { name: 'profiles', label: fr.profiles.title, icon: 'scan' },
  { name: 'directory', label: fr.directory.title, icon: 'user' },
  { name: 'services', label: fr.services.title, icon: 'folder' },
  { name: 'calendar', label: fr.announced.title, icon: 'calendar' },
  { name: 'savings', label: fr.savings.title, icon: 'leaf' },
  { name: 'journal', label: fr.common.journal, icon: 'journal' },
  { name: 'series', label: fr.series.title, icon: 'list' },
  { name: 'kit', label: fr.command.kit, icon: 'eye' },
]
