export { type Anchors, openAnchors } from './anchors.ts'
export { serveAnchors } from './routes.ts'
export { type AnchorSettings, readAnchorSettings } from './settings.ts'
