export { serveAgencies } from './routes.ts'
export { findAgencies, findAgenciesAs, insertAgency, insertAgencyTerm } from './store.ts'
