/** The rows in which tallies and facts differ; none when all is well. */
export function findTallyDifferences(
  query: (text: string) => Promise<readonly Record<string, unknown>[]>,
): Promise<readonly Record<string, unknown>[]>
