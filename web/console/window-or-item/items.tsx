/** @jsxImportSource react */
import { sayCount } from '../../shared/format.ts'
import { sayPoints } from '../score-period/say.ts'
import type { ToldProps } from './props.ts'

/** Each item that several windows handle: how it does, and whether windows differ at it. */
export function Items({ language, t, told }: ToldProps) {
  const { shares } = told
  // To look at the item is advised only where the whole interval of the window lies below that of the item.
  const isOfItem =
    shares !== null && shares.ofWindow.upper < shares.ofItem.lower && shares.ofWindow.lower < shares.ofWindow.upper
  return (
    <section className="stack" aria-labelledby="items">
      <h2 id="items">{t.items.title}</h2>
      <p className="quiet">{t.items.hint}</p>
      <ul className="cards" data-items={told.byItem.length}>
        {told.byItem.map(({ itemCode, itemName, windows, mean, spread }) => (
          <li key={itemCode} className="card" data-item={itemCode}>
            <h3 className="broken">{itemName}</h3>
            <p className="quiet broken">{itemCode}</p>
            <p>{t.items.at(sayCount(language, windows), sayPoints(mean))}</p>
            {spread === null ? (
              <p className="quiet">{t.items.few}</p>
            ) : spread.lower === spread.upper ? (
              <p className="quiet">{t.items.unknown}</p>
            ) : (
              <p>
                {t.items.spread(sayPoints(spread.value), sayPoints(spread.lower), sayPoints(spread.upper))}
                <span className="under">
                  {spread.lower > 0 ? t.items.windows : isOfItem ? t.items.institution : t.items.notSeen}
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
