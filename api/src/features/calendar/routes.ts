import {
  announceMeeting,
  createFeed,
  listAnnounced,
  readCalendar,
  readFeed,
  removeFeed,
} from '@hemicycle/contract'
import { addDays, Problem } from '@hemicycle/domain'
import type { Feature } from '../../kernel/http/route.ts'
import { todayOf } from '../authorities/queries.ts'
import { announceMeetingCommand, createFeedCommand, removeFeedCommand } from './commands.ts'
import { sendFeed } from './feed.ts'
import { announcedList, calendarOf, feedOfPerson } from './queries.ts'

/** Days that one reading may span. */
const MOST_DAYS = 800

export const calendar: Feature = (routes) => {
  routes.read(readCalendar, async (sql, { councillorId }, { from, to }) => {
    if (to < from || to > addDays(from, MOST_DAYS))
      throw new Problem('INVALID_INPUT', 'days', {
        violations: [{ field: 'to', reason: 'too far from its start' }],
      })
    return {
      meetings: await calendarOf(sql, councillorId, from, to),
      feed: await feedOfPerson(sql, councillorId),
    }
  })
  routes.write(createFeed, createFeedCommand)
  routes.write(removeFeed, removeFeedCommand)
  routes.raw(readFeed, sendFeed)
  routes.read(listAnnounced, async (sql, _actor, _input, { clock }) => ({
    meetings: await announcedList(sql, await todayOf(sql, clock.now())),
  }))
  routes.write(announceMeeting, announceMeetingCommand)
}
