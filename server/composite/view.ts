import type { listComposites } from '../../contracts/composite.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { NamedComposite } from '../../domain/composite-result.ts'

type Figures = Omit<
  AnswerOf<typeof listComposites>['windows'][number],
  'hallCode' | 'hallName' | 'windowCode' | 'windowName' | 'raws'
>

/** The figures of one window, as they are told. */
export function toFigures(composite: NamedComposite): Figures {
  const { verdict, held, isPublished, coverage, points, bonus, deduction, error, score, lower, upper } = composite
  const { reliability, groupWindows, place, groups, missingGroups, vetoes, floored } = composite
  return {
    ...{ verdict, isPublished, coverage, points, bonus, deduction, error, score, lower, upper, reliability },
    held: [...held],
    probability: {
      top: leastOf(composite, ({ topThousandths }) => topThousandths),
      bottom: leastOf(composite, ({ bottomThousandths }) => bottomThousandths),
    },
    group: place === null ? null : { windows: groupWindows, from: place.from, to: place.to },
    groups: groups.map((each) => ({ ...each })),
    missingGroups: [...missingGroups],
    vetoes: [...vetoes],
    floored: [...floored],
  }
}

/** A name has to hold under every map of points: the least of them says whether it does. */
function leastOf(
  { findings }: NamedComposite,
  of: (finding: NamedComposite['findings'][number]) => number | null,
): number | null {
  const told = findings.flatMap((finding) => of(finding) ?? [])
  return told.length === 0 ? null : Math.min(...told)
}
