export { clearImports } from './actions.ts'
export { serveImports } from './routes.ts'
export { ImportRunner } from './runner.ts'
