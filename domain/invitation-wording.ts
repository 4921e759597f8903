/** In both languages, as other wording that is policy data. */
interface Said {
  readonly 'zh-CN': string
  readonly en: string
}

/** 邀评用语: what staff may say when they ask for an evaluation, and what counts as inducing one (诱导). Policy `invitation-wording`. */
export interface InvitationWordingPolicy {
  /** Approved, neutral. */
  readonly sentences: readonly Said[]
  /** What a finding or deduction names by its code, with what it takes to show it. */
  readonly inducing: readonly (Said & { readonly code: string; readonly evidence: Said })[]
  /** What no sentence may say 不诱导. */
  readonly neverSays: readonly string[]
}

/** Why it may not be used: a sentence that induces (the word is told), or two kinds of inducing under one code. Undefined where nothing is wrong. */
export function findInvitingFault({ sentences, inducing, neverSays }: InvitationWordingPolicy): string | undefined {
  const texts = sentences.flatMap((sentence) => [sentence['zh-CN'], sentence.en]).map((text) => text.toLowerCase())
  const said = neverSays.find((word) => texts.some((text) => text.includes(word.toLowerCase())))
  return said ?? inducing.find(({ code }, at) => inducing.findIndex((each) => each.code === code) < at)?.code
}
