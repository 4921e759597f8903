/** One version of what was published of a period. */
export interface PublishedVersion {
  readonly period: string
  readonly kind: string
  /** null: it was not. */
  readonly withdrawn: object | null
}

/**
 * 现行结果: of a period the newest version that was published, unless it was withdrawn. What it had taken the place of was found to be wrong before and does not come back by itself: until
 * another is signed, nothing stands.
 *
 * @param versions the newest revision of a period first
 */
export function findStanding<Version extends PublishedVersion>(
  versions: readonly Version[],
  period: string,
): Version | undefined {
  const newest = versions.find((version) => version.period === period)
  return newest?.withdrawn === null ? newest : undefined
}

/**
 * What a page shows first: the newest month that stands, else the newest of anything that does; undefined where nothing stands.
 *
 * @param versions the newest periods first, of each the newest revision first
 */
export function findLatest<Version extends PublishedVersion>(versions: readonly Version[]): Version | undefined {
  const periods = [...new Set(versions.map(({ period }) => period))]
  const standing = periods.flatMap((period) => findStanding(versions, period) ?? [])
  return standing.find(({ kind }) => kind === 'MONTH') ?? standing[0]
}

/** Of periods of which something was published and nothing stands: the version that was withdrawn last. */
export function listUnsettled<Version extends PublishedVersion>(versions: readonly Version[]): readonly Version[] {
  return versions.filter(
    (version) => version.withdrawn !== null && versions.find(({ period }) => period === version.period) === version,
  )
}
