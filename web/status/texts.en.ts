import { en as sharedEn } from '../shared/texts.en.ts'
import type { StatusTexts } from './texts.zh.ts'

export const en: StatusTexts = {
  shared: sharedEn,
  title: 'Status',
  lead: 'Anybody may see this page. It is renewed every ten seconds.',
  opening: 'Opening…',
  unreachable: 'The platform cannot be reached at the moment; trying again.',
  lastSeen: 'Below is what was seen last.',
  verdicts: { OK: 'Everything works', DEGRADED: 'Part of it does not work' },
  asOf: 'As of',
  dependencies: 'Parts',
  dependency: { database: 'Business database', intake: 'Taking in evaluations', vault: 'Sealed storage' },
  states: { UP: 'works', DOWN: 'not available' },
  work: 'Background work',
  sweepName: 'Work',
  sweeps: {
    rules: 'Reading the rules anew',
    keys: 'Looking after the keys',
    'month-partitions': 'Making the months ahead',
    challenges: 'Letting go of solved challenges',
    nonces: 'Letting go of nonces of signed requests',
    'rate-limits': 'Telling each other how often was called',
    'rate-limits-tidy': 'Letting go of counts of calls',
    drill: 'Daily drill',
    participation: 'Counting participation',
    letters: 'Sending invitations',
    'letters-tidy': 'Clearing expired invitations',
    imports: 'Working through imported files',
    'handling-orders': 'Reminders of handling orders',
    'own-evaluations': 'Own evaluations of window staff',
    'imports-cleared': 'Clearing imported files',
    'audit-seal': 'Sealing the audit',
    'audit-held': 'Putting held audit entries into the log',
    'audit-tail': 'Looking for audit entries without a seal',
    'audit-check': 'Checking the chain of the audit',
    'audit-months': 'Letting go of months of the audit kept long enough',
  },
  sweepEnded: 'Last ended',
  sweepState: 'State',
  notYet: 'not yet since the start',
  failing: 'failed last time; will be tried again',
  running: 'works',
  facts: 'Figures',
  waiting: 'Evaluations waiting to be written',
  partitions: 'Partitions made until',
  calendar: 'Working-day calendar entered until',
  backup: 'Last backup',
  drill: 'Daily drill last passed',
  drillNever: 'none yet',
  drillMissing: (last) => `missing: a bad evaluation may not come through (last passed: ${last})`,
  audit: 'Sealing of the audit',
  auditSealed: 'everything is sealed',
  auditWaits: (seconds) => `works; the oldest entry has waited ${seconds} s`,
  auditStandsStill: (seconds) => `stands still for ${seconds} s: sensitive acts are refused, evaluations are taken`,
  unknown: 'unknown',
  started: 'Started',
  version: 'Version',
  without: 'What this site does without',
  withoutLead:
    'A small body may run it so: evaluations are taken and counted all the same. But these safeguards are missing, and everybody should know.',
  downgrades: {
    KEYS_IN_FILES:
      'Keys lie in files of the server, not in a hardware module or key service: whoever can read the files of this server can read the keys.',
    KEYS_BESIDE_DATA:
      'Keys lie in the same folder as the data: whoever takes a copy of the whole folder can read the personal data in it.',
    SUITE_NOT_CHINESE:
      'Personal data are encrypted with an international algorithm (AES), not with the Chinese ones (SM4, SM3).',
    INDEX_NOT_CHINESE:
      'Personal data are encrypted with the Chinese algorithms, but the index by which duplicates are found was settled before and uses SHA-256.',
    OWN_DATABASE:
      'The database runs on the same machine, as it came with the platform: when the machine fails, the platform stops.',
    NO_STANDBY:
      'There is no synchronous standby of the database: when a disk fails, evaluations taken since the last backup are lost.',
    NO_BACKUP: 'No backup has been taken yet.',
    PLAIN_HTTP: 'Pages are not encrypted on their way (no HTTPS): good for trying it on one machine only.',
    NO_LETTERS:
      'Nobody sends text messages: who was served gets no invitation and can evaluate in the hall or by the link on the slip only.',
    LETTERS_TO_FILE: 'Text messages are not sent, but written to a file, for a trial.',
    ONE_LETTER_PROVIDER:
      'There is one provider of text messages only: while it fails, invitations wait until it is back.',
  },
}
