import {
  changePhoto,
  changeMemberProfile,
  changeService,
  changeSharing,
  createService,
  listMemberProfiles,
  listServices,
  readDirectory,
  removeService,
  restoreService,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { todayOf } from '../authorities/queries.ts'
import { changePhotoCommand, changeMemberProfileCommand, changeSharingCommand } from './commands.ts'
import { people, profiles, services, sharingOf } from './queries.ts'
import {
  changeServiceCommand,
  createServiceCommand,
  removeServiceCommand,
  restoreServiceCommand,
} from './services.ts'

export const directory: Feature = (routes) => {
  routes.read(readDirectory, async (sql, { councillorId }, _input, deps) => ({
    people: await people(deps, sql, await todayOf(sql, deps.clock.now())),
    services: await services(sql),
    sharing: councillorId ? await sharingOf(sql, councillorId) : null,
  }))
  routes.write(changeSharing, changeSharingCommand)
  routes.read(listMemberProfiles, async (sql, _actor, _input, deps) => ({
    profiles: await profiles(deps, sql, await todayOf(sql, deps.clock.now())),
  }))
  routes.write(changeMemberProfile, changeMemberProfileCommand)
  routes.write(changePhoto, changePhotoCommand)
  routes.read(listServices, async (sql) => ({ services: await services(sql) }))
  routes.write(createService, createServiceCommand)
  routes.write(changeService, changeServiceCommand)
  routes.write(removeService, removeServiceCommand)
  routes.write(restoreService, restoreServiceCommand)
}
