import { en as sharedEn } from '../shared/texts.en.ts'
import type { LetterTexts } from './texts.zh.ts'

export const en: LetterTexts = {
  shared: sharedEn,
  title: 'Messages that invite you',
  opening: 'Opening…',
  later: 'No connection, or the system is busy. Trying again…',
  wanted: 'At present: after a service you are sent a message that invites you to evaluate it.',
  unwanted: 'Done: you are sent no more messages that invite you to evaluate.',
  stop: 'No more messages',
  resume: 'Messages again',
  saving: 'Saving…',
  meaning:
    'This is about messages only. It changes nothing about your services, and you can still evaluate with the code on the slip or at the window.',
  kept: 'Of your number only an encrypted mark is kept, not the number itself.',
  malformed: 'This link is not complete. Please open it from the message again.',
}
