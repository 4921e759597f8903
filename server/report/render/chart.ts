import type { LaidChart } from '../../../domain/report-layout.ts'
import { toXml, xmlHead } from './file.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'

/** What a number of the report is on an axis: percent and points, not their hundredths and thousandths. */
const divisors: Readonly<Partial<Record<LaidChart['unit'], number>>> = { PERCENT: 100, CHANGE: 100, POINTS: 1000 }

const numbers = (values: readonly number[]) =>
  `<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${values
    .map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`)
    .join('')}</c:numLit>`

const texts = (values: readonly string[]) =>
  `<c:strLit><c:ptCount val="${values.length}"/>${values
    .map((value, at) => `<c:pt idx="${at}"><c:v>${toXml(value)}</c:v></c:pt>`)
    .join('')}</c:strLit>`

const font = (points: number) =>
  `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${points * 100}"><a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`

/** How far below and above each bar its interval reaches. */
function errorBars({ bars, unit }: LaidChart): string {
  if (!bars.some(({ lower, upper }) => lower !== null && upper !== null)) return ''
  const of = divisors[unit] ?? 1
  const plus = bars.map(({ value, upper }) => ((upper ?? value) - value) / of)
  const minus = bars.map(({ value, lower }) => (value - (lower ?? value)) / of)
  return `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${numbers(plus)}</c:plus><c:minus>${numbers(minus)}</c:minus><c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="333333"/></a:solidFill></a:ln></c:spPr></c:errBars>`
}

function series(chart: LaidChart, name: string, value: 'value' | 'goal', color: string): string {
  const of = divisors[chart.unit] ?? 1
  const at = value === 'value' ? 0 : 1
  const points = chart.bars.map((bar) => (bar[value] ?? 0) / of)
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${toXml(name)}</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>${value === 'value' ? errorBars(chart) : ''}<c:cat>${texts(chart.bars.map(({ label }) => label))}</c:cat><c:val>${numbers(points)}</c:val></c:ser>`
}

/** A chart of bars that Word, WPS and Excel draw and let edit, in the order of the table from above. */
export function chartXml(chart: LaidChart, goalName: string): string {
  const of = divisors[chart.unit] ?? 1
  const hasGoal = chart.bars.some(({ goal }) => goal !== null)
  const goal = hasGoal ? series(chart, goalName, 'goal', 'BFBFBF') : ''
  const ends = chart.unit === 'COUNT' ? '' : `<c:max val="${chart.max / of}"/>`
  return `${xmlHead}<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series(chart, chart.name, 'value', '2F5D8A')}${goal}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${font(9)}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${ends}<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${font(9)}<c:crossAx val="1"/><c:crosses val="max"/></c:valAx></c:plotArea>${hasGoal ? `<c:legend><c:legendPos val="b"/>${font(9)}</c:legend>` : ''}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>`
}

/** So high is a chart that every bar can be read, in millimetres. */
export const chartHeight = ({ bars }: LaidChart): number =>
  Math.min(150, 22 + bars.length * (bars.some(({ goal }) => goal !== null) ? 10 : 8))

export const emuPerMm = 36_000
