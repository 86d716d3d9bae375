import {
  changeBody,
  changeBodyPaper,
  changeMembers,
  changeNoticeRules,
  changeQuorumRules,
  createBody,
  listBodies,
  listMembers,
  listNoticeRules,
  listQuorumRules,
  removeBody,
  restoreBody,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { todayOf } from '../authorities/queries.ts'
import {
  changeBodyCommand,
  changeBodyPaperCommand,
  createBodyCommand,
  removeBodyCommand,
  restoreBodyCommand,
} from './commands.ts'
import { changeMembersCommand } from './members.ts'
import { bodyList, memberList, noticeRuleList, quorumRuleList } from './queries.ts'
import { changeNoticeRulesCommand, changeQuorumRulesCommand } from './write-rules.ts'

export const bodies: Feature = (routes) => {
  routes.read(listBodies, async (sql, _actor, _input, deps) => ({
    bodies: await bodyList(sql, await todayOf(sql, deps.clock.now())),
  }))
  routes.write(createBody, createBodyCommand)
  routes.write(changeBody, changeBodyCommand)
  routes.write(changeBodyPaper, changeBodyPaperCommand)
  routes.write(removeBody, removeBodyCommand)
  routes.write(restoreBody, restoreBodyCommand)
  routes.read(listMembers, async (sql, _actor, { bodyId }) => ({ members: await memberList(sql, bodyId) }))
  routes.write(changeMembers, changeMembersCommand)
  routes.read(listNoticeRules, async (sql, _actor, { bodyId }, deps) =>
    noticeRuleList(sql, bodyId, await todayOf(sql, deps.clock.now())),
  )
  routes.write(changeNoticeRules, changeNoticeRulesCommand)
  routes.read(listQuorumRules, async (sql, _actor, { bodyId }, deps) =>
    quorumRuleList(sql, bodyId, await todayOf(sql, deps.clock.now())),
  )
  routes.write(changeQuorumRules, changeQuorumRulesCommand)
}
