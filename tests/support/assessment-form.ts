import type { AssessmentForm } from '../../domain/assessment-form.ts'
import type { TestPlatform } from './platform.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** A small form without fault: two indicators of one group, one of which may not apply. */
export const someForm: AssessmentForm = {
  title: words('小表', 'A small form'),
  unit: 'WINDOW',
  location: 'OPTIONAL',
  indicators: [
    {
      code: 'desk',
      group: words('环境', 'Place'),
      title: words('台面', 'The counter'),
      weight: 6000,
      scale: [
        { mark: 1, points: 0, anchor: words('堆放杂物', 'Things lie about') },
        { mark: 2, points: 5000, anchor: words('大体整洁', 'Mostly tidy') },
        { mark: 3, points: 10_000, anchor: words('整洁', 'Tidy') },
      ],
      evidence: 'PHOTO',
      evidenceBelow: 10_000,
      mayNotApply: false,
    },
    {
      code: 'lift',
      group: words('环境', 'Place'),
      title: words('电梯', 'The lift'),
      weight: 4000,
      scale: [
        { mark: 1, points: 0, anchor: words('停用', 'Out of order') },
        { mark: 2, points: 10_000, anchor: words('可用', 'It works') },
      ],
      evidence: 'NONE',
      evidenceBelow: null,
      mayNotApply: true,
    },
  ],
}

/** A form that is new in a division, as somebody has drafted it who calls nowhere. */
export async function bringForm(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  divisionCode: string,
  code: string,
  username = 'trial.hr',
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into assessment_form (id, code, version, division_id, body, source, reason, drafted_by, drafted_at)
     select gen_random_uuid(), $2, 1, d.id, $3::jsonb, '办法', '试用', a.id, $4
     from administrative_division d, account a where d.division_code = $1 and a.username = $5 returning id`,
    [divisionCode, code, JSON.stringify(someForm), new Date(running.world.now()), username],
  )
  if (row === undefined) throw new Error(`nothing drafted in ${divisionCode}`)
  return row.id
}

/** The shipped version of a form. */
export async function shippedForm(
  { database }: Pick<TestPlatform, 'database'>,
  code: string,
): Promise<{ readonly formId: string; readonly form: AssessmentForm }> {
  const [row] = await database.query<{ formId: string; form: AssessmentForm }>(
    `select id as "formId", body as form from assessment_form where code = $1 and drafted_by is null`,
    [code],
  )
  if (row === undefined) throw new Error(`no form ${code} has shipped`)
  return row
}
