import type { openInvitation } from '../../contracts/invitation.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import { identityModeOf } from '../../domain/identity-mode.ts'
import { invitationState } from '../../domain/invitation.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { endOfCaseNo } from '../../domain/masking.ts'
import type { Opened } from '../participation/index.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import { questionnaireOf, type RuleBook } from '../policy/index.ts'
import { findInvitation, isInvitationKnown } from './store.ts'
import { tokenHash } from './token.ts'

export type InvitationView = AnswerOf<typeof openInvitation>

export interface InvitationDeps {
  readonly world: World
  readonly rules: RuleBook
  /** Told of each invitation that was opened while it could be answered. */
  readonly onOpened?: (opened: Opened) => void
}

/** A picture of a link says nothing of the invitation: nothing of it is read or opened for one. */
export async function refuseUnknown({ world }: InvitationDeps, token: string): Promise<void> {
  if (!(await isInvitationKnown(world.app, tokenHash(token)))) throw new Refused('INVITATION_UNKNOWN')
}

/** What an invitation is about, for whoever holds its token. */
export async function viewInvitation(
  { world, rules, onOpened }: InvitationDeps,
  token: string,
  channel: EvaluationChannel,
): Promise<InvitationView> {
  const nullifier = world.vault.blindIndex('nullifier', token)
  const found = await findInvitation(world.vaultDb, tokenHash(token), nullifier)
  if (found === undefined) throw new Refused('INVITATION_UNKNOWN')
  const now = world.now()
  const record = world.vault.openRecord(found.revisionId, { epoch: found.epoch, wrapped: found.wrapped })
  const caseNo = record.open('sealed_field|case-no', found.sealedCaseNo).toString('utf8')
  const state = invitationState(found.expiresAt.getTime(), found.isRedeemed, now)
  if (state === 'OPEN' && !found.isDrill) {
    const { divisionId, hallId, windowId, endedAt, expiresAt } = found
    const instants = { serviceEndedAt: endedAt.getTime(), expiresAt: expiresAt.getTime() }
    onOpened?.({ token, channel, divisionId, hallId, windowId, ...instants })
  }
  return {
    state,
    hallName: found.hallName,
    windowCode: found.windowCode,
    windowName: found.windowName,
    staffNo: found.staffNo,
    itemName: found.itemName,
    service: found.service,
    outcome: found.outcome,
    serialNo: endOfCaseNo(caseNo),
    serviceDay: toPlainDate(found.endedAt.getTime()),
    expiresAt: found.expiresAt.toISOString(),
    identityMode: identityModeOf(rules.loadPolicy('identity-mode', found.divisionId, now).body, channel),
    questionnaire: questionnaireOf(rules, found.divisionId, now),
    ...(rules.findPolicy('blind-token', found.divisionId, now)?.body.isOffered === true
      ? { hasBlindTokens: true }
      : {}),
  }
}
