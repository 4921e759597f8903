import { readCompositeResult, writeToldComposite } from '../../../domain/composite-result.ts'
import { writeTold } from '../../../domain/ranking.ts'
import { readResult } from '../../../domain/score-result.ts'
import { findCompositeResult, insertPublishedComposite } from '../../composite/index.ts'
import type { Database } from '../../platform/database.ts'
import { insertPublishedBridge } from '../bridge/store.ts'
import type { PublicationDeps } from '../deps.ts'
import { findResultText, insertPublished, insertStep, type PublicationRow } from '../store.ts'
import { insertRule, insertToldText } from './store.ts'

/**
 * The last step, and with it all that everybody reads from then on: the rows that anybody computes again, the rule by which it is told, and the texts as they are told. By its period and
 * revision each of these is told so for good, whatever rules and programs come later.
 */
export async function bringToPublic(
  { rules }: Pick<PublicationDeps, 'rules'>,
  tx: Database,
  { id, computationId }: Pick<PublicationRow, 'id' | 'computationId'>,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await insertStep(tx, id, { kind: 'SIGNED', accountId, at, reason: null })
  await insertPublished(tx, id, at)
  await insertPublishedComposite(tx, id, at)
  await insertPublishedBridge(tx, id, at)
  const { id: policyId, body } = rules.loadPolicy('publication', rules.rootDivisionId, at.getTime())
  await insertRule(tx, id, { policyId, at })
  const [ranking, composite] = [await findResultText(tx, computationId), await findCompositeResult(tx, computationId)]
  if (ranking === undefined) throw new Error(`computation ${computationId} has no result`)
  await insertToldText(tx, id, 'RANKING', writeTold(readResult(ranking), body.namesLast))
  if (composite !== undefined)
    await insertToldText(tx, id, 'COMPOSITE', writeToldComposite(readCompositeResult(composite), body.namesLast))
}
