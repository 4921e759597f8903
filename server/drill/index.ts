export { findDrillState } from './actions.ts'
export { serveDrills } from './routes.ts'
export { runDrills } from './run.ts'
