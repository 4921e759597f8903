export { keepItemGuide, keepItemVariant } from './item-details.ts'
export { keepItem, keepStaff } from './people-and-items.ts'
export { loadPlace } from './place.ts'
export { keepDivision, keepHall, keepOrganization, keepWindow } from './places.ts'
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
export { keepHallHours, keepWindowHours, keepWindowItem } from './window-page.ts'
