import type { HandlingClock } from '../../../domain/handling-policy.ts'
import type { MessageDetail } from '../../../domain/message.ts'
import { sayDueTime } from '../../shared/format.ts'
import type { MessageTexts } from './texts.zh.ts'

const by = (detail: MessageDetail, name: string) => String(detail[name] ?? '')

/** Why the platform has not sent anybody by itself. */
const reportKinds: { readonly [kind: string]: string | undefined } = {
  WEEK: 'weekly',
  MONTH: 'monthly',
  QUARTER: 'quarterly',
  YEAR: 'annual',
}

const visitWhys: { readonly [why: string]: string | undefined } = {
  WINDOW_CLOSED: 'The window is closed: please see to it.',
  FORM_NOT_IN_FORCE: 'No form is in force: please plan a visit.',
  NOBODY_TO_SEND: 'Nobody in the pool may go there: please plan a visit.',
  NO_OUTSIDE_RANDOMNESS: 'No witness signs the log and no public randomness is agreed on: please plan a visit.',
  RANDOMNESS_AWAITED:
    'An unannounced visit is planned: please type in the public randomness once it is there, and draw.',
}

const clocks: { readonly [Each in HandlingClock]: string } = {
  ACKNOWLEDGE: 'taking it up',
  CONTACT: 'the first contact',
  VERIFY: 'verifying',
  PLAN: 'the plan',
  HANDLE: 'putting it right or explaining it',
  REVIEW: 'the review',
  FEED_BACK: 'telling the citizen',
}
const clockOf = (detail: MessageDetail) => clocks[by(detail, 'clock') as HandlingClock] ?? by(detail, 'clock')
const openings: Readonly<Record<string, string>> = {
  EVALUATION: 'a bad evaluation has just come in',
  COMPLAINT: 'a complaint has just come in',
  ALERT: 'a rule has found something',
  INSPECTION: 'an inspection has found something',
  OPINION: 'an opinion has been taken up',
}
const dueOf = (detail: MessageDetail) => {
  const due = by(detail, 'dueAt')
  return Number.isNaN(Date.parse(due)) ? due : sayDueTime('en', due)
}
const at = (detail: MessageDetail) => `Hall ${by(detail, 'hallCode')}, window ${by(detail, 'windowCode') || '—'}`

export const en: MessageTexts = {
  title: 'Inbox',
  hint: 'What is for you and for your present post, the newest first.',
  none: 'There is no message yet.',
  unread: (count) => `${count} unread`,
  allRead: 'Nothing unread',
  readAll: 'Mark all as read',
  newOnes: 'There is something new: show it',
  more: 'Show earlier ones',
  isUnread: 'unread',
  open: 'Go there',
  read: 'Mark as read',
  kinds: {
    POST_GRANTED: {
      title: 'You have a new post',
      body: () => 'A security administrator has granted you a post. It can be chosen above as “Present post”.',
    },
    POST_ENDED: {
      title: 'A post has ended',
      body: () => 'A security administrator has ended one of your posts; what was done in it has stopped.',
    },
    PASSWORD_RESET: {
      title: 'Your password was reset',
      body: () =>
        'A system administrator has reset it, and every session has ended. If you did not ask for it, tell a security administrator at once.',
    },
    FACTORS_REMOVED: {
      title: 'Your authenticator was removed',
      body: () =>
        'A security administrator has removed it. If you did not ask for it, tell a security administrator at once.',
    },
    SIGN_ON_LINKED: {
      title: 'Your account was linked to the provider',
      body: () =>
        'From now on the provider may sign on to your account. If it was not you, part it at once, change the password and tell a security administrator.',
    },
    SIGN_ON_PARTED: {
      title: 'Your account was parted from the provider',
      body: () =>
        'The provider can no longer sign on to your account; please use the password. If you did not ask for it, tell a security administrator.',
    },
    ACCOUNT_LOCKED: {
      title: 'Sign-in failed many times',
      body: () =>
        'Somebody has tried wrong passwords on your account, and signing in was held up for a while. If it was not you, change the password.',
    },
    SIGNED_IN_ELSEWHERE: {
      title: 'Signed in from a new device or network',
      body: (detail) =>
        `Your account was used from where it has not been used before: ${by(detail, 'agent') || 'unknown browser'}, ${by(detail, 'from') || 'unknown address'}. If it was not you, end that session and change the password.`,
    },
    DEVICE_SILENT: {
      title: 'A device is silent',
      body: (detail) =>
        `Nothing is heard of the device at hall ${by(detail, 'hallCode')}, window ${by(detail, 'windowCode') || '—'}. Please look at it.`,
    },
    KEY_EXPIRING: {
      title: 'An API key is about to expire',
      body: (detail) =>
        `The key ${by(detail, 'key')} ends on ${by(detail, 'day')}. Please renew it, or its system will be cut off.`,
    },
    CALENDAR_MISSING: {
      title: 'Next year’s working calendar is missing',
      body: (detail) =>
        `Nobody has entered the holidays of ${by(detail, 'year')}: time limits beyond the turn of the year cannot be counted.`,
    },
    AUDIT_STANDS_STILL: {
      title: 'The audit is not being sealed',
      body: (detail) =>
        `${by(detail, 'waiting')} entries have waited for their seal for longer than they may. Please look at the background work.`,
    },
    ORDER_OPENED: {
      title: 'A new handling order: please see to it on the spot',
      body: (detail) =>
        `${at(detail)}: ${openings[by(detail, 'source')] ?? 'a new order'}. Please acknowledge it and put right at once what can be.`,
    },
    ORDER_DUE_SOON: {
      title: 'A handling order is due soon',
      body: (detail) => `${at(detail)}: ${clockOf(detail)} has to be done before ${dueOf(detail)}.`,
    },
    ORDER_OVERDUE: {
      title: 'A handling order is late',
      body: (detail) => `${at(detail)}: ${clockOf(detail)} was due before ${dueOf(detail)}. Please see to it now.`,
    },
    ORDER_ESCALATED: {
      title: 'A handling order is late: please step in',
      body: (detail) =>
        `${at(detail)}: ${clockOf(detail)} was due before ${dueOf(detail)} and is still not done. This is level ${by(detail, 'level')}: please urge the office responsible.`,
    },
    ORDER_HELP_ASKED: {
      title: 'Somebody asks you to come',
      body: (detail) =>
        `${at(detail)}: the citizen is still in the hall. Please go there now and put it right on the spot.`,
    },
    ORDER_CITIZEN_WROTE: {
      title: 'The citizen has written back',
      body: (detail) => `${at(detail)}: the citizen has answered what was left in the mailbox.`,
    },
    ORDER_PROBLEM_AGAIN: {
      title: 'The same problem is back',
      body: (detail) =>
        `What was found about ${at(detail)} had been closed as mended and has come back: found ${by(detail, 'occurrence')} times now. See why what was done before did not hold.`,
    },
    CONFIDENTIAL_REPORT_RECEIVED: {
      title: 'A confidential report has come in',
      body: () => 'Only inspectors whom it does not concern are told. Please acknowledge it in time.',
    },
    CONFIDENTIAL_REPORT_DUE_SOON: {
      title: 'A confidential report waits to be acknowledged',
      body: () => 'Nobody has acknowledged it yet, and the time is nearly over.',
    },
    CONFIDENTIAL_REPORT_OVERDUE: {
      title: 'A confidential report is late',
      body: () => 'It should have been acknowledged by now.',
    },
    CONFIDENTIAL_REPORT_ANSWERED: {
      title: 'A reporter has answered',
      body: () => 'There is an answer to a message that was left.',
    },
    APPEAL_LODGED: {
      title: 'An appeal waits for a decision',
      body: (detail) =>
        `${at(detail)}: an evaluation is appealed against. The citizen may object in time; then please decide.`,
    },
    APPEAL_OBJECTED: {
      title: 'The citizen objects to an appeal',
      body: (detail) => `${at(detail)}: whoever evaluated disagrees with the appeal. Please read why.`,
    },
    APPEAL_DECIDED: {
      title: 'An appeal is decided',
      body: (detail) =>
        by(detail, 'verdict') === 'UPHELD'
          ? `${at(detail)}: the appeal is upheld. The evaluation counts no more, and stays on record, marked as such.`
          : `${at(detail)}: the appeal is rejected. The evaluation counts. The reasons are with the appeal.`,
    },
    PRAISE_TOLD: {
      title: 'You were praised',
      body: (detail) =>
        `From ${by(detail, 'from')} to ${by(detail, 'until')}, very satisfied with your service: ${by(detail, 'praises')}.`,
    },
    ORDER_FALSE_CLOSURE: {
      title: 'A closure audit found it not put right',
      body: (detail) =>
        `${at(detail)}: asked after the closure, the citizen says that it was not put right. It is taken up again and its terms begin anew.`,
    },
    CALIBRATION_OPENED: {
      title: 'Please give your reasons',
      body: () =>
        'You and another assessor lie far apart at one place. Please each give your reasons, and come to a joint conclusion then.',
    },
    DEDUCTION_PROPOSED: {
      title: 'A deduction is proposed: please answer',
      body: (detail) =>
        `A deduction is proposed for hall ${by(detail, 'hallCode')}. Please say within the term what happened, with evidence; after it none is heard.`,
    },
    DEDUCTION_ANSWERED: {
      title: 'The unit has answered: please decide',
      body: (detail) =>
        `Hall ${by(detail, 'hallCode')} has answered to a proposed deduction. Somebody other than who proposed it may decide.`,
    },
    DEDUCTION_DECIDED: {
      title: 'A deduction or bonus is decided',
      body: (detail) =>
        `A deduction or bonus of hall ${by(detail, 'hallCode')} is decided: see the outcome and reasons.`,
    },
    EXEMPTION_PROPOSED: {
      title: 'An exemption is proposed: please decide',
      body: (detail) =>
        `Hall ${by(detail, 'hallCode')} says that a drop came from outside. Somebody who has no part in the unit may decide, within the term.`,
    },
    MANIPULATION_FOUND: {
      title: 'Evaluations were set aside: please review',
      body: (detail) =>
        `Hall ${by(detail, 'hallCode')}, ${by(detail, 'day')}: ${by(detail, 'signals')} signals of manipulation have set evaluations aside. Two people review them, one after the other; they count until then.`,
    },
    MANIPULATION_PROPOSED: {
      title: 'A review of manipulation is proposed: please decide',
      body: (detail) =>
        `Somebody has proposed what becomes of a signal of manipulation in hall ${by(detail, 'hallCode')} of ${by(detail, 'day')}. Somebody else decides.`,
    },
    WEIGHTING_ROUND_OPENED: {
      title: 'Please weigh as an expert',
      body: (detail) =>
        `Please say how much indicators should weigh (round ${by(detail, 'round')}). Answers are put together without names: nobody sees who said what. You answer once, before the deadline.`,
    },
    WEIGHTING_ENDED: {
      title: 'A weighting has ended',
      body: (detail) =>
        `A weighting that you took part in has ended with round ${by(detail, 'round')}: see what all came to.`,
    },
    SCORE_VISIT_ASKED: {
      title: 'Alert: please have a window visited',
      body: (detail) =>
        `The figures of ${by(detail, 'period')} have raised an alert that asks for a visit to window ${by(detail, 'windowCode')} of hall ${by(detail, 'hallCode')}. ${visitWhys[by(detail, 'why')] ?? 'Please plan one.'}`,
    },
    REPORT_MADE: {
      title: 'A report has been made',
      body: (detail) =>
        `The ${reportKinds[by(detail, 'kind')] ?? ''} report (${by(detail, 'period')}) can be read and downloaded.`,
    },
    SCORE_LISTED: {
      title: 'About to be listed: you may answer',
      body: (detail) =>
        `By the results of ${by(detail, 'period')}, window ${by(detail, 'windowCode')} of hall ${by(detail, 'hallCode')} is about to be listed. See what it rests on, and say in time what is not so.`,
    },
    SCORE_LIST_ANSWERED: {
      title: 'A unit has answered about a list',
      body: (detail) =>
        `Hall ${by(detail, 'hallCode')} has answered about being listed: somebody who is a stranger to it is to decide.`,
    },
    SCORE_LIST_DECIDED: {
      title: 'An answer about a list is decided',
      body: (detail) =>
        `What hall ${by(detail, 'hallCode')} has answered about being listed is decided: see the outcome and reasons.`,
    },
    EXEMPTION_DECIDED: {
      title: 'An exemption is decided',
      body: (detail) =>
        `An exemption that hall ${by(detail, 'hallCode')} asked for is decided: see the outcome and reasons.`,
    },
    ACCOUNTABILITY_PROPOSED: {
      title: 'A new accountability proposal',
      body: () =>
        'A closure audit found that an order was closed and not put right. Please say, with reasons, whether somebody is to answer for it.',
    },
    REGISTER_PROPOSED: {
      title: 'An entry waits to be confirmed',
      body: () =>
        'Somebody proposes to enter an evaluation that was found malicious. Another has to confirm or decline.',
    },
    REGISTER_OBJECTED: {
      title: 'An evaluator objects to an entry',
      body: () => 'Somebody who has neither proposed nor confirmed it decides. Until then the entry has no effect.',
    },
    ORDER_REOPENED: {
      title: 'The citizen wants it taken up again',
      body: (detail) =>
        `${at(detail)}: the citizen says that it is not solved. It has begun anew, and so have its terms.`,
    },
  },
}
