import { addDays, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { OpinionKind } from '../../domain/opinion.ts'
import type { OpinionOutcome } from '../../domain/opinion-finding.ts'
import { keepPastOpinions, type PastOpinions } from '../../server/opinion/index.ts'
import { keepPastSuggestion, type PastSuggestion } from '../../server/suggestion/index.ts'
import type { CitySite } from '../../server/trial/index.ts'
import { departmentCodeOf } from './departments.ts'
import { diceOf } from './dice.ts'
import type { CityParameters } from './parameters.ts'

type Said = readonly [group: string, code: string, words: string]

interface SessionPlan {
  readonly kind: OpinionKind
  readonly daysBefore: number
  readonly hallCode: string
  readonly host: string
  readonly topic: string
  readonly guideCode: string
  readonly groups: readonly string[]
  /** Said wherever the city is played, and coded alike by everybody: the finding rests on it. */
  readonly core: readonly Said[]
  /** Of which some are said. */
  readonly others: readonly Said[]
  readonly finding: { readonly code: string; readonly words: string }
  readonly decision: readonly [outcome: OpinionOutcome, words: string] | undefined
}

const plans: readonly SessionPlan[] = [
  {
    ...{ kind: 'ENTERPRISE_FORUM', daysBefore: 20, hallCode: 'YS-CITY', host: 'SC', guideCode: 'FORUM' },
    topic: '企业开办与变更登记座谈会',
    groups: ['ENTERPRISE_AGENT', 'ENTERPRISE_HEAD'],
    core: [
      ['ENTERPRISE_AGENT', 'RULES', '变更登记要交的章程和决议，网上交过一遍，窗口又要纸质的'],
      ['ENTERPRISE_HEAD', 'RULES', '同一份租赁合同，登记和税务各收一次'],
    ],
    others: [
      ['ENTERPRISE_AGENT', 'SYSTEMS', '电子签名在手机上常常失败，只好再跑一趟'],
      ['ENTERPRISE_AGENT', 'ASSURANCE', '两个窗口对经营范围怎么写说法不一样'],
      ['ENTERPRISE_HEAD', 'RELIABILITY', '承诺一天办结，这次确实当天就拿到了执照'],
    ],
    finding: { code: 'RULES', words: '网上已提交的材料，窗口仍重复收取纸质件' },
    decision: ['TAKEN_UP', '已转窗口办理：网上提交过的材料不再收纸质件'],
  },
  {
    ...{ kind: 'OPEN_DAY', daysBefore: 15, hallCode: 'YS-DL', host: 'GA', guideCode: 'FORUM' },
    topic: '政务服务开放日',
    groups: ['CITIZEN', 'ELDERLY'],
    core: [
      ['ELDERLY', 'EMPATHY', '自助机字太小，没有人教，就不会用'],
      ['ELDERLY', 'EMPATHY', '不会用手机取号，希望保留现场取号'],
    ],
    others: [
      ['CITIZEN', 'RESPONSIVENESS', '上午等了四十分钟，下午来就不用等'],
      ['CITIZEN', 'TANGIBLES', '休息区的座位比去年多了，很好'],
    ],
    finding: { code: 'EMPATHY', words: '老年人不会使用自助机和手机取号' },
    decision: ['ANSWERED', '现场取号一直保留；自助区工作日上午有人帮办'],
  },
  {
    ...{ kind: 'FOCUS_GROUP', daysBefore: 11, hallCode: 'YS-XX', host: 'RS', guideCode: 'SERVICE_QUALITY' },
    topic: '社保与就业事项焦点小组',
    groups: ['CITIZEN', 'INTERMEDIARY'],
    core: [
      ['CITIZEN', 'RESOURCES', '社保窗口只开一个，月初排到下班'],
      ['INTERMEDIARY', 'RESOURCES', '每月前五天人最多，窗口没有多开'],
    ],
    others: [
      ['CITIZEN', 'ASSURANCE', '工作人员讲得很清楚'],
      ['INTERMEDIARY', 'SYSTEMS', '批量导入经常超时'],
      ['CITIZEN', 'RELIABILITY', '说三天有结果，等了一周'],
    ],
    finding: { code: 'RESOURCES', words: '每月前五天社保窗口排队过长' },
    decision: ['TAKEN_UP', '已转大厅：月初增开综合窗口'],
  },
  {
    ...{ kind: 'INTERVIEW', daysBefore: 6, hallCode: 'YS-CITY', host: 'MZ', guideCode: 'SERVICE_QUALITY' },
    topic: '残疾人办事访谈',
    groups: ['DISABLED'],
    core: [['DISABLED', 'TANGIBLES', '无障碍通道的门太重，一个人推不开']],
    others: [
      ['DISABLED', 'EMPATHY', '窗口主动走出来帮我填表'],
      ['DISABLED', 'TANGIBLES', '低位柜台被宣传架挡住了'],
    ],
    finding: { code: 'TANGIBLES', words: '无障碍通道的门过重，低位柜台被遮挡' },
    decision: undefined,
  },
]

const box: readonly (Pick<PastSuggestion, 'hallCode' | 'words'> & {
  readonly daysBefore: number
  /** Taken into what a session has found, by its topic. */
  readonly into?: string
  readonly answer?: string
})[] = [
  { hallCode: 'YS-CITY', daysBefore: 24, words: '网上传过的材料希望窗口不要再收', into: '企业开办与变更登记座谈会' },
  { hallCode: 'YS-XX', daysBefore: 13, words: '月初社保排队太久，能不能多开窗口', into: '社保与就业事项焦点小组' },
  { hallCode: 'YS-DL', daysBefore: 12, words: '希望中午也能取件', answer: '取件柜全天可用，凭短信取件' },
  { hallCode: 'YS-GX', daysBefore: 4, words: '停车场入口没有指示牌' },
]

const hourMs = 3_600_000
/** One of two coders sees one in five otherwise; never what a finding rests on. */
const codedApart = 0.2

export interface OpinionPeople {
  readonly planner: { readonly accountId: string; readonly divisionId: number }
  /** Of a third party, who codes as the second of two. */
  readonly secondCoderId: string
}

/**
 * What people have said in the last weeks of the city, in sessions and in the box, and what came of it: through the product’s own steps, each at its
 * time. A city that is shorter has the last of them alone. Brought again it is there already.
 */
export async function bringOpinions(
  site: Pick<CitySite, 'world' | 'rules'>,
  { seed, until, days }: CityParameters,
  { planner, secondCoderId }: OpinionPeople,
): Promise<void> {
  const asking = {
    session: { accountId: planner.accountId, post: null },
    reach: { divisionId: planner.divisionId, hallId: null },
  }
  const at = (daysBefore: number, hour: number) => startOfDay(addDays(until, -daysBefore)) + hour * hourMs
  const isPlayed = (daysBefore: number) => daysBefore < days
  const suggestionIds = new Map<string, string[]>()
  for (const [index, { hallCode, words, daysBefore, into, answer }] of box.entries()) {
    if (!isPlayed(daysBefore)) continue
    const answered = answer === undefined ? undefined : { words: answer, at: at(daysBefore - 2, 10) }
    const past = { name: `${seed}|${until}|${index}`, hallCode, words, at: at(daysBefore, 20), answer: answered }
    const id = await keepPastSuggestion(site, asking, past)
    if (into !== undefined) suggestionIds.set(into, [...(suggestionIds.get(into) ?? []), id])
  }
  for (const plan of plans) {
    if (!isPlayed(plan.daysBefore)) continue
    const past = sessionOf(plan, seed, until, [planner.accountId, secondCoderId])
    const ids = suggestionIds.get(plan.topic) ?? []
    await keepPastOpinions(site, asking, { ...past, finding: { ...past.finding, suggestionIds: ids } })
  }
}

function sessionOf(
  plan: SessionPlan,
  seed: number,
  until: PlainDate,
  coders: readonly [first: string, second: string],
): PastOpinions {
  const { kind, daysBefore, hallCode, host, topic, groups, guideCode, core, others, finding, decision } = plan
  const dice = diceOf(seed, 'opinions', topic)
  const said = [...core, ...others.filter(() => dice.chance(0.7))]
  const day = addDays(until, -daysBefore)
  const at = (after: number, hour: number) => startOfDay(addDays(day, after)) + hour * hourMs
  const present = Object.fromEntries(groups.map((group) => [group, dice.whole(2, 9)]))
  const codes = said.map(([, code]) => [code])
  const second = said.map(([, code], index) => (index >= core.length && dice.chance(codedApart) ? ['OTHER'] : [code]))
  const needsTwo = kind === 'INTERVIEW' || kind === 'FOCUS_GROUP'
  return {
    sent: {
      ...{ kind, day, hallCode, topic, guideCode, groups: present, consent: 'SPOKEN' },
      hostOrganizationCode: departmentCodeOf(host),
    },
    statements: said.map(([group, , words]) => ({ group, words })),
    codings: [{ accountId: coders[0], codes }, ...(needsTwo ? [{ accountId: coders[1], codes: second }] : [])],
    recordedAt: at(0, 17),
    finding: { ...finding, suggestionIds: [], at: at(2, 10) },
    decision: decision === undefined ? undefined : { outcome: decision[0], words: decision[1], at: at(3, 15) },
  }
}
