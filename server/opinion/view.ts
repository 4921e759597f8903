import type { listOpinionSessions, seeOpinionSession } from '../../contracts/opinion.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { countParticipants, type OpinionPolicy, type Statement } from '../../domain/opinion.ts'
import { agreementOfCoders, codeStatements, isCoded } from '../../domain/opinion-coding.ts'
import type { World } from '../platform/world.ts'
import { codedOf, protocolOf } from './coded.ts'
import { findSealedProtocols, type OpinionFile, type SessionRow } from './store.ts'

type Listed = AnswerOf<typeof listOpinionSessions>['sessions'][number]
type Options = AnswerOf<typeof listOpinionSessions>['options']
export type SessionView = AnswerOf<typeof seeOpinionSession>

/** What of the policy those who write and code need. */
export function toOptions(policy: OpinionPolicy): Options {
  const { codeBook, groups, guides, codesMax, statementsMax, wordsCodePointsMax, filesMax } = policy
  return {
    codeBook: [...codeBook],
    groups: [...groups],
    guides: guides.map(({ kinds, questions, ...guide }) => ({
      ...guide,
      kinds: [...kinds],
      questions: [...questions],
    })),
    ...{ codesMax, statementsMax, wordsCodePointsMax, filesMax },
  }
}

export function toListed(row: SessionRow, policy: OpinionPolicy): Listed {
  const { sessionId, kind, day, topic, divisionCode, divisionName, hallCode, hallName, itemName, hostName, findings } =
    row
  const coded = codedOf(row)
  const numbersOf = (accountId: string) => coded.codings.filter((each) => each.accountId === accountId).length
  const coders = [...new Set(coded.codings.map(({ accountId }) => accountId))]
  return {
    ...{ sessionId, kind, day, topic, divisionCode, divisionName, hallCode, hallName, itemName, hostName, findings },
    participants: countParticipants(row.groups),
    statements: protocolOf(row)?.images.length ?? null,
    codersDone: coders.filter((accountId) => numbersOf(accountId) === coded.statements).length,
    codersMin: policy.codersMin[kind],
  }
}

/** The statements of a protocol; undefined where they were erased. */
export async function openStatements(
  { vault, vaultDb }: World,
  recordId: string,
): Promise<readonly Statement[] | undefined> {
  const [row] = await findSealedProtocols(vaultDb, [recordId])
  if (row === undefined) return undefined
  const { sealed, ...key } = row
  return JSON.parse(vault.openRecord(recordId, key).open('sealed_field|opinion-protocol', sealed).toString('utf8'))
}

interface Beside {
  readonly policy: OpinionPolicy
  readonly statements: readonly Statement[] | undefined
  readonly files: readonly OpinionFile[]
  readonly found: SessionView['found']
  readonly accountId: string
  readonly mayCode: boolean
}

/** The statements for who asks: what others have coded is seen when everybody has. */
function toProtocol(row: SessionRow, { policy, accountId, statements }: Beside): SessionView['protocol'] {
  const coded = codedOf(row)
  const isDone = isCoded(coded, policy)
  const protocol = protocolOf(row)
  return codeStatements(coded, policy).map((statement) => {
    const { number } = statement
    const given = coded.codings.filter((each) => each.number === number)
    const own = given.find((each) => each.accountId === accountId)
    const told = {
      number,
      group: protocol?.groups[number - 1] ?? '',
      words: statements?.[number - 1]?.words ?? null,
      ownCodes: own === undefined ? null : [...own.codes],
    }
    if (!isDone) return { ...told, state: 'UNCODED', codes: null, given: [], settlement: null }
    const settled = coded.settlements.find((each) => each.number === number)
    return {
      ...told,
      state: statement.state,
      codes: statement.codes === null ? null : [...statement.codes],
      given: given.map(({ codes }) => [...codes]),
      settlement: settled === undefined ? null : { way: settled.way, reason: settled.reason },
    }
  })
}

export function toView({ world }: { readonly world: World }, row: SessionRow, beside: Beside): SessionView {
  const { policy, accountId } = beside
  const coded = codedOf(row)
  const isDone = coded.statements > 0 && isCoded(coded, policy)
  const coders = new Set(coded.codings.map((each) => each.accountId))
  const own = coded.codings.filter((each) => each.accountId === accountId)
  const isFree = coders.has(accountId) || coders.size < policy.codersMin[row.kind]
  return {
    asOf: new Date(world.now()).toISOString(),
    options: toOptions(policy),
    ...toListed(row, policy),
    groups: Object.entries(row.groups).map(([code, participants]) => ({ code, participants })),
    ...{ consent: row.consent, guideCode: row.guideCode, questions: [...row.questions] },
    version: protocolOf(row)?.version ?? 0,
    corrections: row.protocols.flatMap(({ version, reason, recordedAt }) =>
      reason === null ? [] : [{ version, reason, recordedAt: new Date(recordedAt).toISOString() }],
    ),
    protocol: toProtocol(row, beside),
    agreement: isDone && coders.size > 1 ? agreementOfCoders(coded, policy) : null,
    mayCode: beside.mayCode && isFree && own.length < coded.statements,
    files: beside.files.map(({ id: fileId, mediaType, bytes }) => ({ fileId, mediaType, bytes })),
    found: beside.found,
  }
}
