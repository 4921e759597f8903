export { serveAgencies } from './routes.ts'
export { type AgencyRow, findAgencies, findAgenciesAs, insertAgency, insertAgencyTerm } from './store.ts'
