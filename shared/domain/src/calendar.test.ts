import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFeed, type CalendarEvent, calendarFile } from './calendar.ts'

const event: CalendarEvent = {
  uid: 'seance-1@hemicycle.example',
  sequence: 2,
  stampedAt: new Date('2026-11-24T09:00:00.000Z'),
  startsAt: new Date('2026-12-18T08:30:00.000Z'),
  minutes: 180,
  summary: 'Commission permanente',
  place: 'Salle A, 2e étage; accès cour',
  description: 'Convocation.\nOrdre du jour\\rapports',
  url: 'https://assemblee.example/seances/1',
  cancelled: false,
}
const octets = (text: string) => encodeURIComponent(text).replace(/%../g, '.').length
const unfold = (file: string) => file.replaceAll('\r\n ', '')

describe('a meeting for calendars (RFC 5545)', () => {
  it('is one event, in UTC, escaped', () => {
    expect(calendarFile(event).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Hemicycle//Convocation//FR',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:seance-1@hemicycle.example',
      'SEQUENCE:2',
      'DTSTAMP:20261124T090000Z',
      'DTSTART:20261218T083000Z',
      'DURATION:PT180M',
      'STATUS:CONFIRMED',
      'SUMMARY:Commission permanente',
      'LOCATION:Salle A\\, 2e étage\\; accès cour',
      'DESCRIPTION:Convocation.\\nOrdre du jour\\\\rapports',
      'URL:https://assemblee.example/seances/1',
      'CLASS:PRIVATE',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('is taken back under the same name', () => {
    const file = calendarFile({ ...event, sequence: 3, cancelled: true })
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:3', `UID:${event.uid}`])
      expect(file).toContain(`${line}\r\n`)
  })

  it('has no line over 75 octets, and loses no character by it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((t) => !/[\r\n]/.test(t))
    fc.assert(
      fc.property(text, (summary) => {
        const file = calendarFile({ ...event, summary })
        for (const line of file.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
        const escaped = summary.replace(/[\\;,]/g, (mark) => `\\${mark}`)
        expect(unfold(file)).toContain(`SUMMARY:${escaped}\r\n`)
      }),
    )
  })

  it('stands with others in what a program reads from an address', () => {
    const bare = { ...event, uid: 'seance-2@hemicycle.example', description: '', url: '', cancelled: true }
    const feed = calendarFeed('Séances, Vallée', [event, bare]).split('\r\n')
    expect(feed).toContain('X-WR-CALNAME:Séances\\, Vallée')
    expect(feed.filter((line) => line === 'METHOD:PUBLISH')).toHaveLength(1)
    expect(feed.filter((line) => line.startsWith('UID:'))).toEqual([`UID:${event.uid}`, `UID:${bare.uid}`])
    expect(feed.filter((line) => line.startsWith('URL:'))).toEqual([`URL:${event.url}`])
    expect(feed).toContain('STATUS:CANCELLED')
  })
})
