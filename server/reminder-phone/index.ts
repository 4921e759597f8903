export { findReminderPhone } from './actions.ts'
export { serveReminderPhone } from './routes.ts'
export { deleteReminderPhone, deleteUnneeded } from './store.ts'
