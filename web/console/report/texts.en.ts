import type { ReportTexts } from './texts.zh.ts'

export const en: ReportTexts = {
  title: 'Reports',
  hint: 'Weekly, monthly, quarterly and annual reports make themselves: each Monday, and the others as soon as the result is public. Their numbers are those of figures and publications; nobody writes in them.',
  none: 'There is no report yet.',
  every: 'All',
  kind: 'Kind of report',
  kinds: { WEEK: 'Weekly', MONTH: 'Monthly', QUARTER: 'Quarterly', YEAR: 'Annual' },
  made: (time) => `Made ${time}`,
  replaced: 'Another version of this period is public: see its report.',
  withdrawn: 'What it cites has been withdrawn.',
  open: 'Read',
  back: 'Back to the list',
  more: 'Earlier reports',
  files: 'Download',
  formats: { DOCX: 'Word', XLSX: 'Excel', PDF: 'PDF' },
  digest: (digest) => `Digest of the text (SHA-256): ${digest}`,
}
