import { callsOf } from '../support/calls.ts'
import { somePhoto } from '../support/evidence-file.ts'
import { bringOpinions } from '../support/opinion.ts'
import type { TestPlatform } from '../support/platform.ts'
import { freshCookie } from '../support/staff.ts'
import type { Pools } from './generate.ts'

/** Sessions, findings and suggestions, each at the step that a call about it asks for. */
export async function bringOpinionPools(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const { sessionId, opinionFileId, findingId } = await bringOpinions(platform, 'YP-TRIAL-01')
  const apart = (await bringOpinions(platform, 'YP-TRIAL-01')).sessionId
  await codeApart(platform, apart)
  // Of its own: whoever corrects the other’s protocol makes another version of it.
  const uncoded = (await bringOpinions(platform, 'YP-TRIAL-01')).sessionId
  const calls = callsOf(platform)
  const give = async (key: string) => {
    const body = { words: '没有饮水机', hallCode: 'YP-TRIAL-01', contact: { phone: '15400070712' } }
    const given = await calls.post<{ receipt: string }>('/api/v1/suggestions', body, { 'idempotency-key': key })
    if (given.status !== 201) throw new Error(`not taken: ${given.text}`)
    return given.body.receipt
  }
  const receipt = await give('fuzz-suggestion-1')
  for (const key of ['fuzz-suggestion-2', 'fuzz-suggestion-3', 'fuzz-suggestion-4']) await give(key)
  const rows = await platform.database.query<{ id: string }>('select id from suggestion where has_contact order by id')
  const [stepped, merged, found, found2] = rows.map(({ id }) => id)
  const open = await bringFinding(platform, found ?? '')
  const place = { hallCode: ['YP-TRIAL-01'], divisionCode: ['990102000000'] }
  const limit = ['100', '1']
  return {
    listOpinionSessions: { after: [sessionId], limit },
    recordOpinionSession: {
      plain: ['guideCode', 'hallCode'],
      ...{ kind: ['OPEN_DAY'], day: ['2026-01-06'], ...place, itemCode: ['11990102MB0000000T1000000000002'] },
      ...{ hostOrganizationCode: ['11990102MB0000001A'], groups: [{ CITIZEN: 3 }], guideCode: ['FORUM'] },
    },
    seeOpinionSession: { sessionId: [sessionId] },
    recordOpinionProtocol: {
      ...{ sessionId: [sessionId], version: [1], statements: [[{ group: 'CITIZEN', words: '等得久' }]] },
      reason: ['补记'],
    },
    codeOpinions: {
      ...{ sessionId: [uncoded], version: [1, 2] },
      codings: [[1, 2].map((number) => ({ number, codes: ['RULES'] })), [{ number: 1, codes: ['OTHER'] }]],
    },
    settleOpinionCode: { sessionId: [apart], version: [1], number: [1, 2], codes: [['RULES']], reason: ['说的是规定'] },
    keepOpinionFile: { sessionId: [sessionId], mediaType: [somePhoto.mediaType], content: [somePhoto.content] },
    readOpinionFile: { sessionId: [sessionId], fileId: [opinionFileId] },
    listOpinionFindings: { after: [findingId], limit },
    findOpinion: {
      plain: ['suggestionIds', 'hallCode'],
      ...place,
      codes: [['RULES']],
      suggestionIds: [[found2]],
      statements: [[]],
      words: ['少交材料'],
    },
    decideOpinion: { findingId: [open], outcome: ['ANSWERED', 'DECLINED'], words: ['已办'] },
    giveSuggestion: { hallCode: ['YP-TRIAL-01'], windowCode: ['A01'], itemCode: ['11990102MB0000000T1000000000002'] },
    lookUpSuggestion: { receipt: [receipt] },
    listSuggestions: { after: [stepped], limit },
    stepSuggestion: { plain: ['words'], suggestionId: [stepped, merged], step: ['ANSWERED'], words: ['已装好'] },
    openSuggestionContact: { suggestionId: [stepped] },
  }
}

/** By two who are nobody that calls: whoever does is a third. */
async function codeApart({ database }: TestPlatform, sessionId: string): Promise<void> {
  await database.query(
    `insert into opinion_coding (session_id, version, number, account_id, division_id, hall_id, codes, at)
     select s.id, 1, n, a.id, s.division_id, s.hall_id, case a.username when 'trial.reviewer' then '{RULES}'::text[] else '{SYSTEMS}' end, s.recorded_at
     from opinion_session s, generate_series(1, 2) n, account a
     where s.id = $1 and a.username in ('trial.reviewer', 'trial.discipline-inspector')`,
    [sessionId],
  )
}

/** What nobody has decided yet. */
async function bringFinding(platform: TestPlatform, suggestionId: string): Promise<string> {
  const finding = { hallCode: 'YP-TRIAL-01', words: '缺饮水机', codes: ['TANGIBLES'], statements: [] }
  const answer = await platform.running.http.inject({
    ...{ method: 'POST', url: '/api/v1/opinion-findings', payload: { ...finding, suggestionIds: [suggestionId] } },
    headers: { cookie: await freshCookie(platform, 'WORKING_GROUP'), 'sec-fetch-site': 'same-origin' },
  })
  if (answer.statusCode !== 201) throw new Error(`not found: ${answer.payload}`)
  return answer.json().findingId
}
