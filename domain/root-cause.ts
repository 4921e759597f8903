import type { Steps } from './kernel/steps.ts'
import type { CauseCell, RootCause, RootCausePolicy, RootCauses } from './root-cause-kind.ts'
import { Search } from './root-cause-search.ts'

/**
 * Names what has become worse within the last days, the strongest first: each is tested against its own past and all others, then taken as given, and
 * what is left is tested again. So an item that changed is not blamed on the windows that serve it, nor a person’s on his window.
 * @param lastDay the last day that was read
 * @param known from which day on something is known to have changed, by kind and key
 */
export function* findRootCauses(
  cells: readonly CauseCell[],
  lastDay: number,
  known: ReadonlyMap<string, number>,
  policy: RootCausePolicy,
): Steps<RootCauses> {
  const search = yield* Search.over(cells, lastDay, known, policy)
  const causes: RootCause[] = []
  while (causes.length < policy.namedMax) {
    const cause = yield* search.strongest()
    if (cause === undefined) break
    causes.push(cause)
    search.explain(cause)
  }
  return { causes: [...causes, ...search.standing(causes)], tested: search.tested }
}
