import { startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findMobile, letterText } from '../../domain/letter.ts'
import { deriveToken, invitationUrl } from '../invitation/index.ts'
import type { PolicyBody } from '../policy/index.ts'
import { findNoticeRecipient, indexesOf } from './notice/address.ts'
import { noticeCode, noticeStopCode } from './notice/codes.ts'
import { findNoticeFacts } from './notice/store.ts'
import type { Prepared } from './prepared.ts'
import { followLastReport, isStillNamed } from './redirect/redirect.ts'
import { prepareReminder } from './reminder/prepare.ts'
import { type ClaimedInvitation, type ClaimedLetter, type ClaimedNotice, findLetterFacts } from './store.ts'
import { deriveStopCode, type LetterDeps } from './write.ts'

/** Undefined where nobody knows the address any more. */
export function prepareLetter(deps: LetterDeps, letter: ClaimedLetter): Promise<Prepared | undefined> {
  if (letter.notice === null) return prepareInvitation(deps, letter)
  return letter.notice === 'REMINDER' ? prepareReminder(deps, letter) : prepareNoticeLetter(deps, letter)
}

async function prepareInvitation(deps: LetterDeps, letter: ClaimedInvitation): Promise<Prepared | undefined> {
  const { world, keys, rules } = deps
  const now = world.now()
  const token = deriveToken(keys, letter.occurrenceId)
  const nullifier = world.vault.blindIndex('nullifier', token)
  const row = await findLetterFacts(world.vaultDb, letter.id, nullifier, new Date(startOfDay(toPlainDate(now))))
  if (row === undefined) return undefined
  const policy: PolicyBody<'letter'> = rules.loadPolicy('letter', letter.divisionId, now).body
  const url = world.publicUrl()
  const words = {
    hall: row.hallName,
    day: letter.serviceDay,
    link: invitationUrl(url, token, letter.channel === 'SMS' ? 'SMS' : undefined),
    stop: `${url}/d#${deriveStopCode(keys, letter.id)}`,
  }
  const record = world.vault.openRecord(row.revisionId, { epoch: row.epoch, wrapped: row.wrapped })
  const address = record.open(`sealed_field|${row.sealedField}`, row.sealed).toString('utf8')
  const wording = letter.turn === 1 ? policy.wording.first : policy.wording.second
  const isOutdated = row.lastRevisionId !== row.revisionId
  return {
    facts: row,
    outgoing: {
      messageId: letter.id,
      notice: null,
      address: toAddress(letter, address),
      text: letterText(wording, policy, words),
      words,
    },
    // Under way when its case was corrected, or the reminder of such a one: it follows the last report now.
    hasMoved: async () => isOutdated && (await followLastReport(deps, letter)),
    isStillHis: async () =>
      !isOutdated || isStillNamed(deps, letter, { channel: letter.channel, recipientIndex: row.recipientIndex }),
  }
}

async function prepareNoticeLetter(deps: LetterDeps, letter: ClaimedNotice): Promise<Prepared | undefined> {
  const { world, rules } = deps
  const { vault, vaultDb } = world
  const now = world.now()
  const recipient = await findNoticeRecipient(deps, letter)
  const wording = rules.loadPolicy('notice', letter.divisionId, now).body.wording[letter.notice]
  // In another channel it would be another letter; whoever has no address in this one any more is not written to.
  if (recipient?.channel !== letter.channel || wording === undefined) return undefined
  const dayBegan = new Date(startOfDay(toPlainDate(now)))
  const row = await findNoticeFacts(vaultDb, letter.id, indexesOf(world, recipient), dayBegan)
  if (row === undefined) return undefined
  const url = world.publicUrl()
  const words = {
    hall: row.hallName,
    day: letter.serviceDay,
    link: `${url}/r#${noticeCode(vault, letter.id)}`,
    stop: `${url}/d#${noticeStopCode(vault, letter.id)}`,
  }
  const { body: policy } = rules.loadPolicy('letter', letter.divisionId, now)
  return {
    facts: { ...row, isEvaluated: false, isAddressDead: false },
    outgoing: {
      messageId: letter.id,
      notice: letter.notice,
      address: toAddress(letter, recipient.address),
      text: letterText(wording, policy, words),
      words,
    },
    hasMoved: () => Promise.resolve(false),
    isStillHis: () => Promise.resolve(true),
  }
}

function toAddress({ channel }: ClaimedLetter, sealed: string): string {
  return channel === 'SMS' ? (findMobile(sealed) ?? sealed) : sealed
}
