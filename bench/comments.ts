import { closingAll, type Opened } from './closing.ts'
import { alternate, type Plan, type Run, runEvaluations, type Turn } from './runs.ts'
import { type Contestant, enterProduct, openStand } from './stand.ts'
import { spreadOf } from './statistics.ts'

interface CommentFigures {
  readonly comments: number
  /** How long the platform took to read all of them, with nothing else to do, in seconds. */
  readonly readSeconds: number
  /** Of each pair of runs: the 99th percentile with a backlog over that without, and the median of those. */
  readonly ratios: readonly number[]
  readonly median: number
  readonly p99With: readonly number[]
  readonly p99Without: readonly number[]
  /** Comments that were still to be read when each run with a backlog ended: none says that it measured something else. */
  readonly leftAfter: readonly number[]
  readonly othersShare: number
}

const connections = 50
const offered = 100

/** Evaluations at a rate that is offered, in turn with everything read and with everything to be read again. */
async function benchComments(comments: number, plan: Plan, opened: Opened): Promise<CommentFigures> {
  const stand = opened(await openStand('embedded'))
  const contestant = opened(await enterProduct(stand, 'bench_comments'))
  await giveComments(contestant, comments)
  const began = performance.now()
  await readAll(contestant)
  const readSeconds = (performance.now() - began) / 1000
  const told = (await count(contestant)).all
  const leftAfter: number[] = []
  const one = async (turn: Turn, isBehind: boolean): Promise<Run> => {
    if (isBehind) await forget(contestant)
    else await rest(contestant)
    const run = await runEvaluations(contestant, connections, turn, offered)
    if (isBehind) leftAfter.push((await count(contestant)).unread)
    return run
  }
  const pairs = await alternate(
    plan,
    (turn) => one(turn, true),
    (turn) => one(turn, false),
    () => undefined,
  )
  const ratios = pairs.map(([behind, even]) => behind.p99 / even.p99)
  return {
    comments: told,
    readSeconds,
    ratios,
    median: spreadOf(ratios).median,
    p99With: pairs.map(([{ p99 }]) => p99),
    p99Without: pairs.map(([, { p99 }]) => p99),
    leftAfter,
    othersShare: Math.max(...pairs.flat().map(({ othersShare }) => othersShare)),
  }
}

/** As many as the connections carry, until there are as many comments as are wanted: not every evaluation has one. */
async function giveComments(contestant: Contestant, wanted: number): Promise<void> {
  while ((await count(contestant)).all < wanted)
    await runEvaluations(contestant, connections, { seconds: 10, warmUpSeconds: 0, warmUpAnswers: 0 })
}

interface Counted {
  readonly all: number
  readonly unread: number
}

async function count({ superuser }: Contestant): Promise<Counted> {
  const { rows } = await superuser.query<Counted>(
    `select count(*)::integer as all, (count(*) filter (where not exists (
       select from comment_reading r where r.record_id = s.record_id)))::integer as unread from comment_source s`,
  )
  return rows[0] ?? { all: 0, unread: 0 }
}

async function readAll(contestant: Contestant): Promise<void> {
  while ((await count(contestant)).unread > 0) await new Promise((resolve) => setTimeout(resolve, 1000))
}

/** Nothing of before is looked for, and what came last is read. */
async function rest({ superuser }: Contestant): Promise<void> {
  await superuser.query('update comment_reader set done_at = now()')
  for (;;) {
    const { rows } = await superuser.query<{ n: number }>(
      `select count(*)::integer as n from evaluation e where e.has_comment and e.received_at > now() - interval '3 minutes'
         and not exists (select from comment_reading r where r.record_id = e.id)`,
    )
    if (rows[0]?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Everything that was read is to be read again, as after a new version. */
async function forget({ superuser }: Contestant): Promise<void> {
  await superuser.query('truncate comment_reading')
  await superuser.query(
    `update comment_reader set done_at = null, backlog_before = 'ffffffff-ffff-7fff-bfff-ffffffffffff'`,
  )
}

/** The same with all that it opens closed again. */
export const benchCommentsAlone = (comments: number, plan: Plan): Promise<CommentFigures> =>
  closingAll((opened) => benchComments(comments, plan, opened))
