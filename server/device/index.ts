export { type DeviceDeps, issuePairingCode } from './actions.ts'
export { serveDevices } from './routes.ts'
