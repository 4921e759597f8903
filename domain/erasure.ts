/**
 * On which basis something personal is erased: the cases of 个人信息保护法 §47, and nothing else can be said, so that no reason
 * ever names a person.
 * 目的已实现、无法实现或不再必要 · 停止服务或保存期限届满 · 撤回同意 · 违法违约处理 · 法律、行政法规规定的其他情形
 */
export const erasureBases = ['purpose-ended', 'service-ended', 'consent-withdrawn', 'unlawful', 'other-law'] as const
export type ErasureBasis = (typeof erasureBases)[number]
