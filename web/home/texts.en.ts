import { en as sharedEn } from '../shared/texts.en.ts'
import type { HomeTexts } from './texts.zh.ts'

export const en: HomeTexts = {
  shared: sharedEn,
  title: 'Every government service, evaluated by you',
  lead: 'Yiping is a platform on which citizens evaluate government service windows (好差评): after a service, scan and tap once. Good and bad count the same, and the hall sees it live.',
  city: 'The trial city Yunshan is being brought',
  cityDays: (done, of) =>
    `${done} of ${of} days are written. The boards can be opened now; after a stop the next start goes on.`,
  points: [
    'One service, one evaluation; one tap submits; no log-in',
    'Voluntary and protected: the page says beforehand who can see who you are',
    'With your receipt code you can always see what is kept',
  ],
  halls: 'Service halls',
  hallsHint: 'Open the live board of a hall',
  opening: 'Opening…',
  noHalls: 'No hall is open yet.',
  failed: 'The list of halls is not available at the moment.',
  board: 'Live board',
  evaluate: 'Evaluate a service',
  evaluateHint:
    'Scan the code on your slip or open the link in your message. Without a case, scan the code at a window to leave a general comment.',
  elderly: 'The evaluation page has a large-type edition: big, high contrast, read aloud.',
  report: 'Tell discipline inspection',
  reportHint:
    'Punished for an evaluation, asked for favours, pressed to evaluate well: tell inspection directly; the hall and whoever it is about cannot see it.',
  openReport: 'Report it',
  suggest: 'Suggestion box',
  suggestHint: 'Say what should be better, without signing in. Everything is answered, and what became of it is shown.',
  openSuggest: 'Write, and see what became of it',
  terminal: 'Counter terminal',
  terminalHint:
    'A tablet or kiosk opens the terminal page, is paired with a code, and asks visitors at its window, also without network. The trial’s pairing code is in trial.json.',
  openTerminal: 'Open the terminal page',
  connect: 'Connecting and trying',
  connectHint: 'Business systems report cases through the API and receive invitations to evaluate.',
  api: 'API reference',
  openapi: 'OpenAPI document',
  handling: 'How bad evaluations are put right',
  portal: 'Published results',
  ranking: 'Ranking by intervals',
  history: 'Opened evaluations',
  status: 'Status',
  imports: 'Import files',
  console: 'Console',
  trial:
    'The first start brings a trial hall and the trial city Yunshan. An API key and evaluation links are in trial.json of the data folder.',
}
