/**
 * 告知: a citizen hears that there is something for him about what he said: an answer, a message in his mailbox, an appeal to which he may object, the
 * one question of the closure audit, an entry in the register of malicious evaluators; or that what he told a desk was written down. It says where and
 * when, and never what he said or about whom.
 */
export const noticeKinds = ['ANSWERED', 'WROTE', 'APPEALED', 'ASKED', 'ENTERED', 'COMPLAINT_KEPT'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a letter is that is no invitation: for a citizen, or a reminder for whoever works here. */
export type LetterKind = NoticeKind | 'REMINDER'

interface Happened {
  readonly kind: string
  readonly channel?: unknown
}

/** What of an order’s new events he is told; the last where there are several. What he did himself is no news to him. */
export function noticeOf(events: readonly Happened[]): NoticeKind | undefined {
  return events
    .map(({ kind, channel }) =>
      kind === 'FED_BACK' ? 'ANSWERED' : kind === 'CONTACT_TRIED' && channel === 'MAILBOX' ? 'WROTE' : undefined,
    )
    .findLast((kind) => kind !== undefined)
}
