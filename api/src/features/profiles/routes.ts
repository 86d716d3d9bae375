import {
  changeProfile,
  chooseProfile,
  createProfile,
  listProfiles,
  readProfile,
  readProfileVersion,
  tryProfile,
} from '@hemicycle/contract'
import { DEFAULT_PROFILE } from '../../extraction/index.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { changeProfileCommand, chooseProfileCommand, createProfileCommand } from './commands.ts'
import { profileList, profileShown, profileVersion, shown } from './queries.ts'
import { tryProfileCommand } from './trial.ts'

export const profiles: Feature = (routes) => {
  routes.read(listProfiles, async (sql) => ({
    profiles: await profileList(sql),
    standard: shown(DEFAULT_PROFILE),
  }))
  routes.read(readProfile, (sql, _actor, { profileId }) => profileShown(sql, profileId))
  routes.read(readProfileVersion, async (sql, _actor, { profileId, savedVersion }) => ({
    profile: await profileVersion(sql, profileId, savedVersion),
  }))
  routes.write(createProfile, createProfileCommand)
  routes.write(changeProfile, changeProfileCommand)
  routes.write(chooseProfile, chooseProfileCommand)
  routes.write(tryProfile, tryProfileCommand)
}
