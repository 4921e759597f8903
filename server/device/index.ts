export { type DeviceDeps, issuePairingCode, loadDevice, toJwk } from './actions.ts'
export { serveDevices } from './routes.ts'
export { type DeviceRow, findDeviceById, findRevoked, type TerminalSettings } from './store.ts'
