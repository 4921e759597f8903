import type { LaidBar, LaidChart } from '../../../domain/report-layout.ts'
import { sheetRules } from './file.ts'
import type { Paper } from './paper.ts'
import { linesOf } from './type.ts'

const points = 9
const [rowHeight, labelWidth, textWidth] = [26, 110, 52]

/** Bars from left to right, each with its interval and its number; a line across it is its goal. */
export function drawBars(paper: Paper, chart: LaidChart, goalName: string): void {
  const hasGoal = chart.bars.some(({ goal }) => goal !== null)
  const height = chart.bars.length * rowHeight + (hasGoal ? 16 : 0)
  // Whole where it fits on a page at all.
  paper.need(Math.min(height + 24, 500))
  const axis = { x: paper.left + labelWidth, width: paper.width - labelWidth - textWidth }
  for (const bar of chart.bars) {
    paper.need(rowHeight)
    drawBar(paper, bar, { ...axis, max: chart.max })
    paper.down(rowHeight)
  }
  if (hasGoal) drawLegend(paper, axis.x, goalName)
  paper.doc.fillColor('#000000')
  paper.write(chart.caption, { face: 'bold', points: sheetRules.captionPoints, line: 24, align: 'center' })
  paper.down(6)
}

interface Axis {
  readonly x: number
  readonly width: number
  readonly max: number
}

function drawBar(paper: Paper, { label, value, text, lower, upper, goal }: LaidBar, axis: Axis): void {
  const { doc, y } = paper
  const at = (number: number) => axis.x + (axis.width * Math.min(number, axis.max)) / axis.max
  const middle = y + rowHeight / 2
  const measure = (part: string) => paper.measure(part, points)
  const lines = linesOf(label, { width: labelWidth - 8, measure }).slice(0, 2)
  doc.fillColor('#000000')
  for (const [no, line] of lines.entries())
    paper.put(line, {
      ...{ x: axis.x - 6 - measure(line), y: middle - (lines.length * 12) / 2 + no * 12 - 1, points },
    })
  doc
    .moveTo(axis.x, y)
    .lineTo(axis.x, y + rowHeight)
    .lineWidth(0.5)
    .stroke('#666666')
  if (value > 0) doc.rect(axis.x, middle - 7, at(value) - axis.x, 14).fill('#2F5D8A')
  if (lower !== null && upper !== null) {
    doc.lineWidth(1).strokeColor('#D9822B')
    doc.moveTo(at(lower), middle).lineTo(at(upper), middle).stroke()
    for (const end of [lower, upper])
      doc
        .moveTo(at(end), middle - 4)
        .lineTo(at(end), middle + 4)
        .stroke()
  }
  if (goal !== null)
    doc
      .moveTo(at(goal), middle - 10)
      .lineTo(at(goal), middle + 10)
      .lineWidth(1.5)
      .stroke('#B3261E')
  doc.fillColor('#000000')
  paper.put(text, { x: axis.x + axis.width + 6, y: middle - 6, points })
}

function drawLegend(paper: Paper, x: number, goalName: string): void {
  const { doc, y } = paper
  doc
    .moveTo(x + 4, y + 2)
    .lineTo(x + 4, y + 14)
    .lineWidth(1.5)
    .stroke('#B3261E')
  doc.fillColor('#000000')
  paper.put(goalName, { x: x + 10, y: y + 1, points })
  paper.down(16)
}
