export { Access, actorIdOf, reachOf, sessionOf } from './access.ts'
export { readScoped } from './store.ts'
