import { alertVisit } from './alert-visit.ts'
import { commentReading } from './comment-reading.ts'
import { compositeScore } from './composite-score.ts'
import { manipulationDetector } from './manipulation-detector.ts'
import { openData } from './open-data.ts'
import { publication } from './publication.ts'
import { rootCause } from './root-cause.ts'
import { scoreAlert } from './score-alert.ts'
import { scoreList } from './score-list.ts'
import { scorePeriod } from './score-period.ts'
import { scoreSchemeShape } from './score-scheme-shape.ts'
import { silence } from './silence.ts'
import { staffFigure } from './staff-figure.ts'
import { systemIndicator } from './system-indicator.ts'
import { weighting } from './weighting-shape.ts'
import { windowScore } from './window-score.ts'

/** Policies of what is made of facts: how figures are computed, compared and shown. */
export const scoringShapes = {
  'alert-visit': alertVisit,
  'comment-reading': commentReading,
  'composite-score': compositeScore,
  'manipulation-detector': manipulationDetector,
  'open-data': openData,
  publication,
  'root-cause': rootCause,
  'score-alert': scoreAlert,
  'score-list': scoreList,
  'score-period': scorePeriod,
  'score-scheme': scoreSchemeShape,
  silence,
  'staff-figure': staffFigure,
  'system-indicator': systemIndicator,
  weighting,
  'window-score': windowScore,
}
