export { openLetters } from './letters.ts'
export {
  type Callback,
  findCallback,
  findEvaluatorAddresses,
  findNoticeRecipient,
  indexesOf,
} from './notice/address.ts'
export { serveNotices } from './notice/routes.ts'
export { insertNotice, type NewNotice } from './notice/store.ts'
export { prepareFirstNotice, prepareNotice } from './notice/write.ts'
export { serveLetterReceipts } from './receipts.ts'
export { type RevisedCase, redirectLetters } from './redirect/redirect.ts'
export { channelsServed, isNoticeCarried, type LetterSettings, readLetterSettings } from './settings.ts'
export { appendLetters, isStopped, type NewLetter } from './store.ts'
export { findLetterRow, type LetterDeps, recipientIndex, stopHash } from './write.ts'
