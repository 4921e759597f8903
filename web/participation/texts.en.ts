import { en as sharedEn } from '../shared/texts.en.ts'
import type { ParticipationTexts } from './texts.zh.ts'

export const en: ParticipationTexts = {
  shared: sharedEn,
  title: 'Participation',
  key: 'API key',
  keyHint: 'Needs a key that may read participation. It is used for this look only and kept nowhere.',
  show: 'Show',
  opening: 'Opening…',
  offline: 'No connection. Please try again later.',
  period: (from, to) => `By day of service: ${from} to ${to}`,
  none: 'No service ended in this period.',
  shares: 'Shares',
  share: 'Share',
  goal: 'Goal',
  hidden: 'too few to show',
  byDay: 'By day',
  byWindow: 'By window',
  byOutcome: 'By outcome',
  total: 'Total',
  elderly: 'Older people',
  columns: {
    served: 'Services',
    invited: 'Invited',
    sent: 'Messages',
    delivered: 'Delivered',
    undelivered: 'Undelivered',
    opened: 'Opened',
    evaluated: 'Evaluated',
    expired: 'Expired',
  },
  rates: {
    coverage: { name: 'Coverage', meaning: 'invited services ÷ services that were reported and have ended' },
    delivered: {
      name: 'Delivered',
      meaning: 'messages that a provider reported as delivered ÷ messages that providers took (the reminder included)',
    },
    opened: { name: 'Opened', meaning: 'invitations whose page was opened on somebody’s own device ÷ all invitations' },
    response: {
      name: 'Response',
      meaning: 'evaluations ÷ invitations, only of days of which every invitation has ended',
    },
    automatic: {
      name: 'Collected automatically',
      meaning: 'evaluations given by the person in an electronic channel ÷ all evaluations; not paper, not telephone',
    },
    linked: {
      name: 'Linked to a case',
      meaning: 'evaluations of a reported case ÷ (those + general comments at windows in the same period)',
    },
  },
  outcomes: {
    DONE: 'Done',
    REFUSED: 'Refused',
    RETURNED: 'Returned',
    WITHDRAWN: 'Withdrawn',
    ABANDONED: 'Abandoned',
  },
  notes: [
    'The definitions are this product’s, not formulae of a national standard. Drills are not counted.',
    'Every number counts services, not people; who evaluated what is not recorded.',
    'Evaluations are counted anew every five minutes; anonymous ones are counted too, without a link to the case.',
  ],
}
