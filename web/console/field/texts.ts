import type { Language } from '../../shared/language.ts'

interface FieldPageTexts {
  readonly title: string
  readonly what: string
  readonly kept: string
  readonly open: string
}

const zh: FieldPageTexts = {
  title: '现场测评',
  what: '现场测评在手机上填写：有网络时打开一次，任务就下载到本机；到现场没有网络也能填写、拍照，恢复网络后自动提交，不会重复。',
  kept: '未提交的内容加密保存在本机，提交成功、在本页或工作台退出登录后立即删除。',
  open: '打开现场测评',
}

const en: FieldPageTexts = {
  title: 'Field visits',
  what: 'Visits are filled in on a phone: open the page once with network and they are on it; fill them in and take photos without; they are sent when it is back, and kept once.',
  kept: 'What was not submitted lies sealed on the phone, and is deleted once it is submitted or you sign out, there or in the console.',
  open: 'Open the field visits',
}

export const fieldTexts: { readonly [Each in Language]: FieldPageTexts } = { 'zh-CN': zh, en }
