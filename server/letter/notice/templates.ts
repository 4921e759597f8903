import type { NoticeKind } from '../../../domain/notice.ts'

/** Texts that a provider has approved for notices; what it has none for, it does not carry. */
export type NoticeTemplates = { readonly [Kind in NoticeKind]?: string }

export function templateOf(
  invitation: string,
  notices: NoticeTemplates | undefined,
  notice: NoticeKind | null,
): string | undefined {
  return notice === null ? invitation : notices?.[notice]
}
