import { changeAuthority, changeLogo, readAuthority } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { changeAuthorityCommand, changeLogoCommand } from './commands.ts'
import { authorityShown } from './queries.ts'

export const authorities: Feature = (routes) => {
  routes.read(readAuthority, authorityShown)
  routes.write(changeAuthority, changeAuthorityCommand)
  routes.write(changeLogo, changeLogoCommand)
}
