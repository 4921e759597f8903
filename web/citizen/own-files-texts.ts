import type { Language } from '../shared/language.ts'

export interface OwnFilesTexts {
  readonly label: string
  readonly hint: string
  readonly sending: string
  readonly notTaken: string
  readonly offline: string
  readonly preview: string
  readonly kept: (number: number, size: string) => string
  readonly remove: (number: number) => string
  readonly see: (number: number) => string
  readonly save: (number: number) => string
  readonly gone: string
}

export const ownFilesTexts: { readonly [Each in Language]: OwnFilesTexts } = {
  'zh-CN': {
    label: '上传照片或 PDF（选填）',
    hint: '照片中的位置、时间、设备信息会自动删除；PDF 原样保存。办理和复核您这件事的人可以看到。',
    sending: '正在上传…',
    notTaken: '只能上传 JPEG、PNG 照片和 PDF 文件。',
    offline: '没有传上去，请检查网络后再选一次。',
    preview: '已上传照片的预览',
    kept: (number, size) => `附件 ${number}（${size}）`,
    remove: (number) => `删除附件 ${number}`,
    see: (number) => `查看附件 ${number}`,
    save: (number) => `下载附件 ${number}`,
    gone: '附件打不开，可能已经删除。',
  },
  en: {
    label: 'Upload a photo or PDF (optional)',
    hint: 'Place, time and device are removed from photos; a PDF is kept as it is. Those who handle and review your case can see it.',
    sending: 'Uploading…',
    notTaken: 'Only JPEG and PNG photos and PDF documents.',
    offline: 'It was not uploaded. Please check the network and choose it again.',
    preview: 'Preview of the uploaded photo',
    kept: (number, size) => `Attachment ${number} (${size})`,
    remove: (number) => `Remove attachment ${number}`,
    see: (number) => `Show attachment ${number}`,
    save: (number) => `Save attachment ${number}`,
    gone: 'The attachment cannot be opened. It may have been deleted.',
  },
}
