import type { EvaluatorGroup, Indicator } from '../../domain/indicator.ts'
import type { SchemeNode, ScoreScheme } from '../../domain/score-scheme.ts'
import type { TestPlatform } from './platform.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** An indicator without fault: a share in percent, the more the better, worth what it is. */
export function someIndicator(
  code: string,
  group: EvaluatorGroup,
  stage: Indicator['stage'],
  wish: Partial<Indicator> = {},
): Indicator {
  return {
    code,
    name: words(`指标 ${code}`, `Indicator ${code}`),
    definition: words('说明', 'What it is'),
    formula: words('甲 ÷ 乙', 'A / B'),
    unit: 'PERCENT',
    direction: 'HIGHER_IS_BETTER',
    stage,
    aspect: 'EXPERIENCE',
    reach: 'COMMON',
    isVolume: false,
    source: { group, measure: `entered.${code}` },
    rule: { kind: 'LINEAR', floor: 0, target: 100_000 },
    bottomLine: null,
    developmentTarget: null,
    anchors: null,
    notAtKinds: [],
    document: '办法',
    ...wish,
  }
}

export function someNode(code: string, weight: number, wish: Partial<SchemeNode> = {}): SchemeNode {
  return { code, parent: null, name: words(code, code), weight, indicator: code, alternates: [], ...wish }
}

/**
 * A scheme without fault, the same tree for both audiences: the public 50 % (30 % of it about the process), a third party 30 % (half and half), the unit
 * itself 20 %.
 */
export const someScheme: ScoreScheme = {
  title: words('小方案', 'A small scheme'),
  packs: ['GENERAL'],
  indicators: [
    someIndicator('manner', 'PUBLIC', 'PROCESS'),
    someIndicator('grade', 'PUBLIC', 'RESULT', { bottomLine: 95_000, developmentTarget: 98_000 }),
    someIndicator('visit', 'THIRD_PARTY', 'PROCESS'),
    someIndicator('survey', 'THIRD_PARTY', 'RESULT'),
    someIndicator('check', 'INTERNAL', 'RESULT'),
  ],
  trees: { CITIZEN: { weight: 6000, nodes: someTree() }, ENTERPRISE: { weight: 4000, nodes: someTree() } },
  bonusMax: 3000,
}

function someTree(): readonly SchemeNode[] {
  const branch = (code: string, weight: number) => someNode(code, weight, { indicator: null })
  return [
    branch('public', 5000),
    someNode('manner', 6000, { parent: 'public' }),
    someNode('grade', 4000, { parent: 'public' }),
    branch('third', 3000),
    someNode('visit', 5000, { parent: 'third', alternates: [{ node: 'survey', share: 10_000 }] }),
    someNode('survey', 5000, { parent: 'third' }),
    someNode('check', 2000),
  ]
}

/** A scheme that is new in a division, as somebody has drafted it who calls nowhere. */
export async function bringScheme(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  divisionCode: string,
  code: string,
  username = 'trial.hr',
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into score_scheme (id, code, version, division_id, body, source, reason, drafted_by, drafted_at)
     select gen_random_uuid(), $2, 1, d.id, $3::jsonb, '办法', '试用', a.id, $4
     from administrative_division d, account a where d.division_code = $1 and a.username = $5 returning id`,
    [divisionCode, code, JSON.stringify(someScheme), new Date(running.world.now()), username],
  )
  if (row === undefined) throw new Error(`nothing drafted in ${divisionCode}`)
  return row.id
}

/** The shipped version of a scheme. */
export async function shippedScheme(
  { database }: Pick<TestPlatform, 'database'>,
  code: string,
): Promise<{ readonly schemeId: string; readonly scheme: ScoreScheme }> {
  const [row] = await database.query<{ schemeId: string; scheme: ScoreScheme }>(
    `select id as "schemeId", body as scheme from score_scheme where code = $1 and drafted_by is null`,
    [code],
  )
  if (row === undefined) throw new Error(`no scheme ${code} has shipped`)
  return row
}
