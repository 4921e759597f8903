/**
 * 合并计数: of a window at which too few spoke, or were asked, not even that number is told; nor of one at which nobody did, so that the one cannot be told from the other. So that nothing is
 * lost, such windows are counted together: by hall where they are enough together, else over all halls, and what is too few even then is in no figure. Every published number is a sum of numbers
 * that are published, so that no difference of a whole and its parts (a hall and its windows, a quarter and its months) says more than they do.
 */
export interface ScoreRest {
  /** Empty: of several halls. */
  readonly hall: string
  readonly evaluations: number
  readonly invited: number
  readonly answered: number
}

/** What is counted of a window, by `hall code/window code`; null: nobody, or too few to be told. */
interface Counted {
  readonly key: string
  readonly evaluations: number | null
  readonly invited: number | null
  readonly answered: number | null
}

const hallOf = ({ key }: Counted) => key.slice(0, key.indexOf('/'))

/** What is not told of a window, if anything. Where many were asked and few answered, these few are those who spoke. */
function hiddenOf({ evaluations, invited, answered }: Counted, smallest: number): 'ALL' | 'ASKED' | undefined {
  if ((evaluations ?? 0) < smallest) return 'ALL'
  return (invited ?? 0) < smallest || (answered ?? 0) < smallest ? 'ASKED' : undefined
}

interface Told<Window> {
  readonly windows: readonly Window[]
  readonly rests?: readonly ScoreRest[]
}

/** Takes away numbers of too few, and puts them together. What was taken away before stays so. */
export function withoutFew<Window extends Counted>(
  { windows, rests = [] }: Told<Window>,
  smallest: number,
): Required<Told<Window>> {
  const halls = new Map<string, ScoreRest>()
  const told = windows.map((window): Window => {
    const hidden = hiddenOf(window, smallest)
    if (hidden === undefined) return window
    const hall = hallOf(window)
    const known = halls.get(hall) ?? { hall, evaluations: 0, invited: 0, answered: 0 }
    halls.set(hall, {
      hall,
      evaluations: known.evaluations + (hidden === 'ALL' ? (window.evaluations ?? 0) : 0),
      invited: known.invited + (window.invited ?? 0),
      answered: known.answered + (window.answered ?? 0),
    })
    const asked = { ...window, invited: null, answered: null }
    return hidden === 'ALL' ? { ...asked, evaluations: null } : asked
  })
  let left: ScoreRest = { hall: '', evaluations: 0, invited: 0, answered: 0 }
  const own = [...halls.values()].map((rest) => {
    const enough = enoughOf(rest, smallest)
    left = {
      hall: '',
      evaluations: left.evaluations + rest.evaluations - enough.evaluations,
      invited: left.invited + rest.invited - enough.invited,
      answered: left.answered + rest.answered - enough.answered,
    }
    return enough
  })
  return { windows: told, rests: [...rests, ...[...own, enoughOf(left, smallest)].filter(isAny)].sort(byHall) }
}

const orNone = (count: number, smallest: number) => (count < smallest ? 0 : count)

/** Each number by itself: how many were asked is told whether or not enough of them have answered, so that places that stay silent do not look like places without anybody. */
const enoughOf = ({ hall, evaluations, invited, answered }: ScoreRest, smallest: number): ScoreRest => ({
  ...{ hall, evaluations: orNone(evaluations, smallest), invited: orNone(invited, smallest) },
  answered: orNone(answered, smallest),
})

const isAny = ({ evaluations, invited, answered }: ScoreRest) => evaluations + invited + answered > 0
const byHall = (one: ScoreRest, other: ScoreRest) => (one.hall < other.hall ? -1 : one.hall > other.hall ? 1 : 0)

/** How many evaluations texts of months tell of: by window, and of windows together. */
export const countedIn = (months: readonly Told<Pick<Counted, 'evaluations'>>[]): number =>
  months
    .flatMap(({ windows, rests = [] }) => [...windows, ...rests])
    .reduce((sum, { evaluations }) => sum + (evaluations ?? 0), 0)

/** What is told of several, so far as it is told; where nothing but silence is left, null. */
export function sumTold(counts: readonly (number | null)[]): number | null {
  const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0)
  return sum === 0 && counts.includes(null) ? null : sum
}

interface Asked {
  readonly invited: number | null
  readonly answered: number | null
}

/** Invited and answered of several; of whom it is not told how many were invited nothing is told. */
export function sumAsked(all: readonly Asked[]): Asked {
  const invited = sumTold(all.map((one) => one.invited))
  return { invited, answered: invited === null ? null : (sumTold(all.map((one) => one.answered)) ?? 0) }
}
