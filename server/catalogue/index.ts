export { serveCatalogue } from './routes.ts'
export {
  findDivisions,
  findHalls,
  findItem,
  findOrganizations,
  findStaff,
  findWindows,
  type HallPlace,
  type WindowPlace,
} from './store.ts'
