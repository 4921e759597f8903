import type { Vault } from '../../server/platform/vault.ts'

export function digestFacts(
  query: (text: string, values: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>,
  vault: Pick<Vault, 'openRecord'>,
  hallCodesLike: string,
): Promise<Record<string, string>>
