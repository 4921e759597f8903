import { en as figures } from '../shared/handling-figure/texts.en.ts'
import { en as sharedEn } from '../shared/texts.en.ts'
import type { PublicFigureTexts } from './texts.zh.ts'

export const en: PublicFigureTexts = {
  shared: sharedEn,
  figures,
  title: 'How bad evaluations are put right',
  lead: 'Every bad evaluation opens an order that is handled in time, reviewed, fed back, and rated by the citizen. These are the totals of the whole platform, each with its definition.',
  opening: 'Opening…',
  failed: 'The figures cannot be read now; the page tries again by itself.',
  asOf: (time) => `As of ${time}`,
  rates: 'Figures',
  exceptions: 'Exceptions',
  exceptionsLead: 'What was not as it should be, every one of them; one may be of several kinds.',
  rounds: (rounds) => `${rounds} orders`,
  readIt: 'How to read these figures',
}
