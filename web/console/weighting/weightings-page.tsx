/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { OpenWeighting } from './open-weighting.tsx'
import type { WeightingProps } from './say.ts'
import { weightingTexts } from './texts.ts'
import { WeightingCard } from './weighting-card.tsx'

/** 赋权: run by the working group; everybody who looks on sees what all answers came to, and nobody’s own. */
export function WeightingsPage(page: PageProps) {
  const { spoken, session, at, go } = page
  const props: WeightingProps = { ...page, say: { language: spoken.language, t: weightingTexts[spoken.language] } }
  const { t } = props.say
  const { value, failure, reload } = useAnswer(props, 'listWeightings', {})
  const mayManage = session.permissions.includes('weighting:manage')
  if (at === 'open' && mayManage) return <OpenWeighting {...props} onOpened={reload} />
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      {mayManage ? (
        <Button size="large" type="primary" onClick={() => go('open')}>
          {t.open}
        </Button>
      ) : null}
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {value === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : value.weightings.length === 0 ? (
        <p className="card">{t.none}</p>
      ) : (
        <ul className="cards order-cards" data-weightings={value.weightings.length}>
          {value.weightings.map((weighting) => (
            <WeightingCard
              key={`${weighting.weightingId}/${weighting.rounds.length}/${weighting.state}`}
              {...props}
              weighting={weighting}
              onChanged={reload}
            />
          ))}
        </ul>
      )}
    </>
  )
}
