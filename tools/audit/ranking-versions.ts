import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { toldOf } from './ranking-row.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

/** One version of a period as the catalogue tells of it. */
export interface ToldVersion {
  readonly revision: number
  readonly told: Json
}

/** Every version of a period that is told of anywhere, the first one first. */
export interface Versions {
  readonly period: string
  readonly versions: readonly ToldVersion[]
  /** Computed and not signed off yet, by their numbers. */
  readonly waiting: readonly number[]
  readonly standing: unknown
  /** What was told of on the page of the period and not in the catalogue. */
  readonly unlisted: readonly number[]
}

export async function loadVersions(source: LogSource, period: string): Promise<Versions> {
  const catalogue = await findJson(source, '/api/v1/rankings')
  const found = objectsOf(catalogue?.periods).find((each) => each.period === period)
  const listed = objectsOf(found?.published)
  const page = await findJson(source, `/api/v1/rankings/${period}`)
  const beside = [page?.published, ...objectsOf(page?.others)].filter(isObject)
  const known = new Map([...beside, ...listed].map((told) => [Number(told.revision), told]))
  const isListed = (revision: number) => listed.some((told) => told.revision === revision)
  return {
    period,
    versions: [...known]
      .map(([revision, told]) => ({ revision, told }))
      .sort((one, other) => one.revision - other.revision),
    waiting: objectsOf(found?.waiting).map(({ revision }) => Number(revision)),
    standing: found?.standing ?? null,
    unlisted: [...known.keys()].filter((revision) => !isListed(revision)),
  }
}

/** Numbers without a gap; what stands is the newest, unless it was withdrawn. */
export function checkVersions(report: Report, { period, versions, waiting, standing, unlisted }: Versions): void {
  for (const revision of unlisted)
    report.add('RANKING_DIFFERS', 'a version that was published is not in the catalogue', period, { revision })
  const newest = versions[versions.length - 1]
  const known = new Set([...waiting, ...versions.map(({ revision }) => revision)])
  for (let revision = 0; revision < (newest?.revision ?? 0); revision += 1)
    if (!known.has(revision)) report.add('RANKING_DIFFERS', 'a version is missing', period, { revision })
  const stands = newest === undefined || isObject(newest.told.withdrawn) ? null : newest.revision
  if (standing !== stands)
    report.add('RANKING_DIFFERS', 'the catalogue lets another version stand than the newest', period, { standing })
}

/** Which of them are to be checked: all, or the one that was asked for. */
export function chooseVersions({ period, versions }: Versions, revision: string | undefined): readonly ToldVersion[] {
  if (versions.length === 0) throw new CouldNotCheck(`nothing of the kind is published yet: the ranking of ${period}`)
  if (revision === undefined) return versions
  if (!/^(0|[1-9]\d{0,3})$/.test(revision)) throw new CouldNotCheck(`${revision} is no number of a revision`)
  const found = versions.filter((each) => each.revision === Number(revision))
  if (found.length === 0) throw new CouldNotCheck(`${period}: revision ${revision} is not published`)
  return found
}

interface Page {
  readonly report: Report
  readonly period: string
  readonly answer: Json
  readonly row: Told
  readonly all: Versions
}

/** The page of one version: it tells of itself and of all others as the catalogue does, and that it was withdrawn where the log says so. */
export function checkVersionPage({ report, period, answer, row, all }: Page): void {
  const own = all.versions.find(({ revision }) => String(revision) === row.revision)
  const others = objectsOf(answer.others)
  const told = [answer.published, ...others].filter(isObject)
  const isSame =
    told.length === all.versions.length &&
    told.every((each) => lineOf(each) === lineOf(all.versions.find(({ revision }) => revision === each.revision)?.told))
  if (!isSame || answer.standing !== all.standing)
    report.add('RANKING_DIFFERS', 'its page tells of other versions than the catalogue', period, {
      revision: row.revision,
    })
  const proof = isObject(answer.proof) ? answer.proof : {}
  const withdrawal = isObject(proof.withdrawal) ? toldOf(proof.withdrawal) : undefined
  const mark = isObject(own?.told.withdrawn) ? own.told.withdrawn : undefined
  const isMarked =
    withdrawal === undefined
      ? mark === undefined
      : mark !== undefined &&
        mark.reason === withdrawal.reason &&
        Date.parse(textOf(mark.at)) === Math.floor(Number(withdrawal.withdrawn_at) / 1000) &&
        withdrawal.publication_id === row.publication_id &&
        withdrawal.period === period &&
        withdrawal.revision === row.revision
  if (!isMarked)
    report.add('RANKING_DIFFERS', 'that it was withdrawn, and why, is not told as the log has it', period, {
      revision: row.revision,
    })
}

function lineOf(told: Json | undefined): string {
  const withdrawn = isObject(told?.withdrawn) ? [told.withdrawn.at, told.withdrawn.reason] : null
  return JSON.stringify([told?.revision, told?.publishedAt, told?.resultDigest, withdrawn])
}

/** One published version of a month that something else rests on. */
export interface MonthVersion {
  readonly revision: number
  readonly row: Told
  readonly digest: string | undefined
}

/** Every version of a month that is public, with the text that it was counted from. */
export async function loadMonthVersions(
  source: LogSource,
  month: string,
): Promise<{ readonly versions: readonly MonthVersion[]; readonly waiting: readonly number[] }> {
  const all = await loadVersions(source, month)
  const found: MonthVersion[] = []
  for (const { revision } of all.versions) {
    const answer = await findJson(source, `/api/v1/rankings/${month}?revision=${revision}`)
    const row = toldOf(isObject(answer?.proof) ? answer.proof.row : undefined)
    const [digest] = (row.inputs ?? '').replace(/^\{|\}$/g, '').split(',')
    found.push({ revision, row, digest })
  }
  return { versions: found, waiting: all.waiting }
}
