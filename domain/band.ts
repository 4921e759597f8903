/**
 * Bands: what scoring needs of a service, coarse enough to point to nobody. They are copied onto the evaluation instead of
 * a link to the service. 0 always means "not known". A band's edges may never change (old evaluations keep their number):
 * a new division of the same quantity is a new band.
 */

/** Age bands 适老 statistics need: 1 under 18, 2 to 34, 3 to 49, 4 to 64, 5 to 79, 6 from 80. */
export function ageBand(years: number | undefined): number {
  return bandOf(years, [18, 35, 50, 65, 80])
}

const waitingEdges = [6, 11, 21, 41]

/** Waiting: 1 up to 5 minutes, 2 to 10, 3 to 20, 4 to 40, 5 longer. */
export function waitingBand(minutes: number | undefined): number {
  return bandOf(minutes, waitingEdges)
}

/** The minutes that a waiting band covers, both included; `to` is null where it has no end. */
export function spanOfWaitingBand(band: number): { readonly from: number; readonly to: number | null } {
  const next = waitingEdges[band - 1]
  return { from: waitingEdges[band - 2] ?? 0, to: next === undefined ? null : next - 1 }
}

/** Handling at the window: 1 up to 5 minutes, 2 to 15, 3 to 30, 4 to 60, 5 longer. */
export function handlingBand(minutes: number | undefined): number {
  return bandOf(minutes, [6, 16, 31, 61])
}

/** From the end of the service to the evaluation: 1 within 5 minutes, 2 an hour, 3 a day, 4 three days, 5 a week, 6 later. */
export function lagBand(minutes: number | undefined): number {
  return bandOf(minutes, [6, 61, 1441, 4321, 10_081])
}

/** Times submitted: 1 once, 2 twice, 3 three times, 4 more often. */
export function timesSubmittedBand(times: number | undefined): number {
  return bandOf(times, [2, 3, 4])
}

/** Trips to the hall: 1 none, 2 one, 3 two, 4 three or more. */
export function tripsBand(trips: number | undefined): number {
  return bandOf(trips, [1, 2, 3])
}

/** 1 + how many of the ascending edges (first value of the next band) the quantity has reached. */
function bandOf(quantity: number | undefined, edges: readonly number[]): number {
  if (quantity === undefined) return 0
  return 1 + edges.filter((edge) => quantity >= edge).length
}
