import { noticeCode } from '../../server/letter/notice/codes.ts'
import { bringAppeal } from '../support/appeal.ts'
import { blindHall, draftToken, offerTokens, tokenOf } from '../support/blind-token.ts'
import { bringClosureAudit, showPhone } from '../support/closure-audit.ts'
import { bringReading } from '../support/comment-reading.ts'
import { bringReport } from '../support/confidential-report.ts'
import { bringEvaluationAudit, bringQuietMonths, showAuditedPhone } from '../support/evaluation-audit.ts'
import { bringFile, bringOwnFile, somePhoto } from '../support/evidence-file.ts'
import { closedOrder, workedOrder } from '../support/handling.ts'
import { bringEntry, keepRegister } from '../support/malicious.ts'
import type { TestPlatform } from '../support/platform.ts'
import { bringPractice } from '../support/practice.ts'
import type { Pools } from './generate.ts'

/** For each call about orders and appeals, one that it can be made of: at the step that it asks for. */
export async function bringOrders(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const orders = await Promise.all([0, 4, 6, 0, 0, 0].map((steps) => workedOrder(platform, steps)))
  const [first, second, third, fourth, fifth, sixth] = orders
  const withdrawn = await bringAppeal(platform, first?.orderId ?? '')
  const decided = await bringAppeal(platform, second?.orderId ?? '', 'HEARD')
  const upheld = await bringAppeal(platform, fifth?.orderId ?? '', 'UPHELD')
  await bringAppeal(platform, third?.orderId ?? '')
  // Whom the last one is about may appeal himself.
  await platform.database.query(
    `update account set staff_id = (select staff_id from handling_order where id = $1) where username = 'trial.window-staff'`,
    [fourth?.orderId],
  )
  const told = await tellOwn(
    platform,
    orders.map(({ orderId }) => orderId),
    sixth?.orderId ?? '',
  )
  const receipts = orders.map(({ receipt }) => receipt)
  const { receipt: complained } = await bringComplaint(platform, 'FUZZ-1')
  // Left with a number: whoever asks whether it was put right may call.
  const callable = await bringComplaint(platform, 'FUZZ-2', { phone: '15400070708' })
  await bringClosureAudit(platform, callable.orderId)
  await showPhone(platform, callable.orderId, 'REVIEWER')
  const applicant = { type: 'NATURAL_PERSON', phone: '15400070709' }
  const reachable = await workedOrder(platform, 0, {}, await platform.invite({ applicant }))
  const asked = await workedOrder(platform, 6)
  const auditId = await bringEvaluationAudit(platform, reachable.orderId)
  await showAuditedPhone(platform, auditId)
  const [over, waiting] = await bringQuietMonths(platform)
  const shown = await bringOwnFile(platform)
  const ofAppeal = await bringFile(platform, second?.orderId ?? '', decided)
  const photo = { mediaType: [somePhoto.mediaType], content: [somePhoto.content] }
  const code = await bringNotice(platform)
  const practised = await closedOrder(platform)
  const practiceId = await bringPractice(platform, practised.orderId)
  const proposalId = await bringClosureAudit(platform, practised.orderId)
  const found = [second?.orderId, third?.orderId]
  const reports = [
    await bringReport(platform, '990102000000'),
    await bringReport(platform, '990102000000'),
    await bringReport(platform, '990102000000', { isAsked: true }),
  ]
  const readings = [await bringReading(platform, first?.orderId ?? '')]
  return {
    listComments: { after: readings },
    correctComment: { id: readings },
    lookUpComplaint: { receipt: [complained] },
    openNotice: { code: [code] },
    listProblemEntries: { after: found, limit: ['100', '1'] },
    seeProblemEntry: { orderId: found },
    ...(await bringBlindTokens(platform, receipts)),
    findReportedPlaces: { search: ['YP', '大厅'] },
    lookUpConfidentialReport: { receipt: reports.map(({ receipt }) => receipt) },
    answerConfidentialReport: { receipt: [reports[2]?.receipt] },
    listConfidentialReports: { after: [reports[2]?.reportId], limit: ['100', '1'] },
    seeConfidentialReport: { reportId: reports.map(({ reportId }) => reportId) },
    stepConfidentialReport: { reportId: [reports[0]?.reportId], version: [1] },
    openReportContact: { reportId: [reports[1]?.reportId], version: [1] },
    listEvaluationAudits: { after: [auditId], limit: ['100', '1'] },
    revealEvaluationAuditPhone: { auditId: [auditId] },
    noteEvaluationAudit: { auditId: [auditId] },
    seeEvaluationAuditSample: { month: [over, '2020-01'] },
    tellPublicDraw: { month: [waiting, '2020-01'] },
    seeEvaluationAuditFigures: { month: ['2020-01', '2026-10'] },
    listClosureAudits: { after: [practised.orderId], limit: ['100', '1'] },
    revealFollowUpPhone: { orderId: [reachable.orderId] },
    noteClosureOutcome: { orderId: [callable.orderId] },
    seeOwnClosureQuestion: { receipt: [practised.receipt] },
    answerOwnClosureQuestion: { receipt: [practised.receipt] },
    listAccountabilityProposals: { after: [proposalId], limit: ['100', '1'] },
    decideAccountability: { proposalId: [proposalId] },
    listPractices: { after: [practiceId], limit: ['100', '1'] },
    draftPractice: { orderId: [practised.orderId] },
    decidePractice: { practiceId: [practiceId] },
    listHandlingOrders: { after: [first?.orderId], limit: ['100', '1'] },
    seeHandlingOrder: { orderId: orders.map(({ orderId }) => orderId) },
    stepHandlingOrder: { orderId: [first?.orderId], version: [1] },
    reviewHandlingOrder: { orderId: [second?.orderId], version: [5] },
    keepEvidenceFile: { orderId: [first?.orderId], ...photo },
    readEvidenceFile: { orderId: [shown.orderId], fileId: [shown.fileId] },
    readAppealFile: { appealId: [decided], fileId: [ofAppeal] },
    keepOwnEvidenceFile: { receipt: [asked.receipt], ...photo },
    readOwnEvidenceFile: { receipt: [shown.receipt], fileId: [shown.fileId] },
    followOwnOrder: { receipt: receipts },
    answerOwnOrder: { receipt: [third?.receipt] },
    followOwnSupplements: { receipt: receipts },
    giveSupplement: { receipt: [practised.receipt], kind: ['SUPPLEMENTARY'] },
    listAppeals: { after: [withdrawn], limit: ['100', '1'] },
    seeAppeal: { appealId: [withdrawn, decided] },
    lodgeAppeal: { orderId: [fourth?.orderId], ground: ['DUPLICATE'] },
    withdrawAppeal: { appealId: [withdrawn], version: [1] },
    stateOwn: told,
    appealOwn: { ...told, ground: ['DUPLICATE'] },
    ...(await bringEntries(platform)),
    seeAppealOfOrder: { orderId: orders.map(({ orderId }) => orderId) },
    noteProvince: { appealId: [upheld], version: [3] },
    voteOnAppeal: { appealId: [decided], version: [2] },
    followOwnAppeal: { receipt: receipts },
    answerOwnAppeal: { receipt: [third?.receipt] },
  }
}

/** Evaluations that are said, or were found, to be malicious: each with an entry as far as a call asks for. */
async function bringEntries(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  await keepRegister(platform)
  const bring = async (told: 'LODGED' | 'UPHELD', last?: 'PROPOSED' | 'CONFIRMED' | 'OBJECTED') => {
    const { orderId, receipt } = await workedOrder(platform, 0)
    const appealId = await bringAppeal(platform, orderId, told, 'MALICIOUS')
    if (last !== undefined) await bringEntry(platform, appealId, last)
    return { appealId, receipt }
  }
  const open = await bring('LODGED')
  const found = await bring('UPHELD')
  const proposed = await bring('UPHELD', 'PROPOSED')
  const confirmed = await bring('UPHELD', 'CONFIRMED')
  const objected = await bring('UPHELD', 'OBJECTED')
  return {
    listMaliciousEntries: { after: ['100'], limit: ['100', '1'] },
    seeMaliciousEntry: { appealId: [found.appealId, objected.appealId] },
    countMaliciousEntries: { appealId: [open.appealId] },
    proposeMaliciousEntry: { appealId: [found.appealId] },
    decideMaliciousEntry: { appealId: [proposed.appealId], version: [1], decision: ['DECLINE'] },
    judgeMaliciousObjection: { appealId: [objected.appealId], version: [3] },
    followOwnMaliciousEntry: { receipt: [open.receipt, objected.receipt] },
    objectToOwnMaliciousEntry: { receipt: [confirmed.receipt] },
  }
}

/** The code in a letter about an answer. */
async function bringNotice(platform: TestPlatform): Promise<string> {
  const token = await platform.invite({ applicant: { type: 'NATURAL_PERSON', phone: '15400000002' } })
  const { orderId } = await workedOrder(platform, 6, {}, token)
  const [letter] = await platform.database.query<{ id: string }>('select id from letter where order_id = $1', [orderId])
  return noticeCode(platform.running.world.vault, letter?.id ?? '')
}

/** All of them are about whom the window staff’s account is, and were given long enough ago to be told, and not too long ago to appeal. */
async function tellOwn(
  { database, running }: TestPlatform,
  orderIds: readonly string[],
  orderId: string,
): Promise<Pools> {
  const then = new Date(running.world.now() - 10 * 86_400_000)
  const [row] = await database.query<{ from: string; number: number }>(
    `with told as (
       insert into staff_evaluation (staff_id, day, evaluation_id, division_id, hall_id)
       select a.staff_id, $2::date, o.id, o.division_id, o.hall_id from handling_order o, account a
       where o.id = any($1::uuid[]) and a.username = 'trial.window-staff'
       returning evaluation_id
     ), numbered as (
       select e.id, row_number() over (order by e.grade desc, md5(e.id::text))::integer as number
       from told join evaluation e on e.id = told.evaluation_id
     )
     select date_trunc('week', $2::date)::date::text as from, number from numbered where id = $3`,
    [orderIds, then, orderId],
  )
  return { from: [row?.from], number: [row?.number] }
}

interface Complained {
  readonly orderId: string
  readonly receipt: string
}

async function bringComplaint(
  { base, trial }: TestPlatform,
  complaintNo: string,
  contact?: { readonly phone: string },
): Promise<Complained> {
  const said = {
    hallCode: 'YP-TRIAL-01',
    channel: 'HOTLINE_12345',
    words: '窗口无人',
    receivedAt: '2026-01-05T09:00:00+08:00',
    ...(contact === undefined ? {} : { contact }),
  }
  const answer = await fetch(`${base}/api/v1/complaints/${complaintNo}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${trial.apiKey}` },
    body: JSON.stringify(said),
  })
  return (await answer.json()) as Complained
}

/** Anonymous tokens: an invitation that may still have one, and one that was issued and may be used. */
async function bringBlindTokens(
  platform: TestPlatform,
  receipts: readonly string[],
): Promise<Readonly<Record<string, Pools>>> {
  await offerTokens(platform)
  const token = await platform.invite()
  const { keyId, blinded } = await draftToken(platform, token, 'PUBLIC_COMMENT')
  const poolsOf = (used: Readonly<Record<'keyId' | 'nonce' | 'signature', string>>): Pools => ({
    keyId: [used.keyId],
    nonce: [used.nonce],
    signature: [used.signature],
  })
  return {
    issueBlindToken: { token: [token], keyId: [keyId], blinded: [Buffer.from(blinded).toString('base64url')] },
    listBlindKeys: { hallCode: [blindHall] },
    givePublicComment: poolsOf(await tokenOf(platform, await platform.invite())),
    giveConfidentialReport: {
      ...poolsOf(await tokenOf(platform, await platform.invite(), 'CONFIDENTIAL_REPORT')),
      ...{ aboutReceipt: receipts, phone: ['15400000003'] },
    },
  }
}
