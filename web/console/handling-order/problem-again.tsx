/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import type { DeskProps } from './desk.ts'
import { sayProblems } from './say.ts'
import type { Order } from './use-order.ts'

interface ProblemAgainProps extends Pick<DeskProps, 'say' | 'goTo'> {
  readonly order: Order
}

/** 屡改屡犯: found before, closed as mended, and found again: whoever plans anew sees what did not mend it. */
export function ProblemAgain({ say, order, goTo }: ProblemAgainProps) {
  const { t } = say
  const { problem, problemKinds, orderId } = order
  if (problem === null) return null
  const isAgain = problem.occurrence > 1
  return (
    <section
      className={isAgain ? 'card stack notice' : 'card stack'}
      aria-labelledby="problem"
      data-occurrence={problem.occurrence}
    >
      <h2 id="problem">
        {t.problem.title}{' '}
        {isAgain ? <Tag className="tag-late">{t.problem.occurrence(String(problem.occurrence))}</Tag> : null}
      </h2>
      <p>{sayProblems(say, problem.kinds, problemKinds)}</p>
      {isAgain ? <p>{t.problem.again}</p> : null}
      <Button size="large" onClick={() => goTo('problem-entries', orderId)}>
        {isAgain ? t.problem.history : t.problem.entry}
      </Button>
    </section>
  )
}
