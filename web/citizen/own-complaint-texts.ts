import type { Answer } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'

export interface OwnComplaintTexts {
  readonly title: string
  readonly channel: string
  readonly channels: { readonly [Each in Answer<'lookUpComplaint'>['channel']]: string }
  readonly place: string
  readonly item: string
  readonly receivedAt: string
  readonly words: string
}

/** Both languages: this part is fetched when somebody opens a receipt, by nobody who evaluates. */
export const ownComplaintTexts: { readonly [Each in Language]: OwnComplaintTexts } = {
  'zh-CN': {
    title: '您的投诉',
    channel: '反映方式',
    channels: {
      HOTLINE_12345: '12345 热线',
      SUGGESTION_BOX: '意见箱',
      UNRESOLVED_MATTER: '“办不成事”反映窗口',
      IN_PERSON: '当面反映',
    },
    place: '大厅和窗口',
    item: '事项',
    receivedAt: '收到时间',
    words: '您反映的内容',
  },
  en: {
    title: 'Your complaint',
    channel: 'Made by',
    channels: {
      HOTLINE_12345: 'hotline 12345',
      SUGGESTION_BOX: 'suggestion box',
      UNRESOLVED_MATTER: 'the window for what could not be done',
      IN_PERSON: 'speaking to somebody',
    },
    place: 'Hall and window',
    item: 'Item',
    receivedAt: 'Received',
    words: 'What you said',
  },
}
