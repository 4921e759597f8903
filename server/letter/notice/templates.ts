import type { LetterKind } from '../../../domain/notice.ts'

/** Texts that a provider has approved for notices and reminders; what it has none for, it does not carry. */
export type NoticeTemplates = { readonly [Kind in LetterKind]?: string }

export function templateOf(
  invitation: string,
  notices: NoticeTemplates | undefined,
  notice: LetterKind | null,
): string | undefined {
  return notice === null ? invitation : notices?.[notice]
}
