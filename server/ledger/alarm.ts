/** What was found wrong with the log: in the state of the sweep that found it, and in the log of the server. */
export class LedgerAlarm extends Error {}
