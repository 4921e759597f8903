import type { FastifyInstance } from 'fastify'
import type { Access } from './access/index.ts'
import { serveSchemePreviews } from './composite/index.ts'
import { serveIndicators } from './indicator/index.ts'
import { serveManipulation } from './manipulation/index.ts'
import type { World } from './platform/world.ts'
import type { RuleBook } from './policy/index.ts'
import { servePortal } from './portal/index.ts'
import { PublishedTexts, servePublications } from './publication/index.ts'
import { serveReports } from './report/index.ts'
import { serveRootCauses } from './root-cause/index.ts'
import { serveScoreLists } from './score-list/index.ts'
import { serveScorePeriods } from './score-period/index.ts'
import { serveScoreSchemes } from './score-scheme/index.ts'
import { serveSilences } from './silence/index.ts'
import { serveStaffFigures } from './staff-figure/index.ts'
import { serveSystemIndicators } from './system-indicator/index.ts'
import { serveWeightings } from './weighting/index.ts'
import { serveWindowOrItem } from './window-or-item/index.ts'

/** What a score is made of, what it comes to, and what is published of it. */
export function serveScoring(http: FastifyInstance, deps: { world: World; rules: RuleBook }, access: Access): void {
  serveIndicators(http, deps, access)
  serveSystemIndicators(http, deps, access)
  serveScoreSchemes(http, deps, access)
  serveSchemePreviews(http, deps, access)
  serveWeightings(http, deps, access)
  serveScorePeriods(http, deps, access)
  serveWindowOrItem(http, deps, access)
  serveRootCauses(http, deps, access)
  serveSilences(http, deps, access)
  serveScoreLists(http, deps, access)
  serveManipulation(http, deps, access)
  serveStaffFigures(http, deps, access)
  const texts = new PublishedTexts(deps.world.app)
  servePublications(http, { ...deps, texts }, access)
  servePortal(http, { ...deps, texts })
  serveReports(http, deps, access)
}
