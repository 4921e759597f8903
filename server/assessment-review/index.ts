export { openCalibrations } from './calibration/open.ts'
export { drawAssessmentReviews } from './draw/draw.ts'
export { serveAssessmentReviews } from './routes.ts'
