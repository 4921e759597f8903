import type { ListedForm } from '../../../contracts/assessment-form.ts'
import type { EvidenceKind, FormUnit, LocationRule } from '../../../domain/assessment-form.ts'

type Numbered = (number: string) => string

/** What the pages of assessment forms say. */
export interface FormTexts {
  readonly title: string
  readonly hint: string
  readonly on: string
  readonly none: string
  readonly make: string
  readonly back: string
  readonly see: string
  readonly seeNamed: (name: string, version: string) => string
  readonly version: Numbered
  readonly indicators: Numbered
  readonly governs: string
  readonly states: { readonly [Each in ListedForm['state']]: string }
  readonly from: (day: string) => string
  readonly shipped: string
  readonly own: string
  readonly units: { readonly [Each in FormUnit]: string }
  readonly locations: { readonly [Each in LocationRule]: string }
  readonly evidences: { readonly [Each in EvidenceKind]: string }
  readonly evidenceAlways: (kind: string) => string
  readonly evidenceBelow: (kind: string, points: string) => string
  readonly mayNotApply: string
  readonly facts: {
    readonly code: string
    readonly state: string
    readonly place: string
    readonly unit: string
    readonly location: string
    readonly source: string
    readonly base: string
    readonly reason: string
    readonly drafted: string
    readonly ended: string
    readonly decisionReason: string
  }
  readonly table: {
    readonly title: string
    readonly weight: Numbered
    readonly groupWeight: (name: string, percent: string) => string
    readonly mark: string
    readonly points: string
    readonly anchor: string
  }
  readonly preview: {
    readonly title: string
    readonly hint: string
    readonly open: string
    readonly close: string
    readonly notApplicable: string
    readonly evidenceNeeded: (kind: string) => string
    readonly answered: (done: string, all: string) => string
    readonly score: Numbered
    readonly scoreFaulty: string
    readonly clear: string
  }
  readonly changes: {
    readonly title: string
    readonly of: (place: string, version: string) => string
    readonly none: string
    readonly added: string
    readonly removed: string
    readonly changed: string
    readonly order: string
    readonly whole: string
    readonly members: Readonly<
      Record<'title' | 'unit' | 'location' | 'group' | 'weight' | 'evidence' | 'mayNotApply', string>
    >
    readonly wasIs: (was: string, is: string) => string
    readonly step: Numbered
    readonly points: Numbered
    readonly nothing: string
    readonly yes: string
    readonly no: string
  }
  readonly decide: {
    readonly title: string
    readonly waits: string
    readonly from: string
    readonly publish: string
    readonly publishSure: string
    readonly reason: string
    readonly reject: string
    readonly rejectSure: string
    readonly lackDay: string
    readonly lackReason: string
    readonly done: string
  }
  readonly revise: string
  readonly editor: {
    readonly newTitle: string
    readonly title: (name: string) => string
    readonly hint: string
    readonly code: string
    readonly codeHint: string
    readonly nameZh: string
    readonly nameEn: string
    readonly unit: string
    readonly location: string
    readonly indicators: string
    readonly edit: string
    readonly editNamed: (name: string) => string
    readonly done: string
    readonly up: string
    readonly down: string
    readonly remove: string
    readonly add: string
    readonly unnamed: string
    readonly indicatorCode: string
    readonly groupZh: string
    readonly groupEn: string
    readonly titleZh: string
    readonly titleEn: string
    readonly weight: string
    readonly evidence: string
    readonly evidenceBelow: string
    readonly evidenceBelowHint: string
    readonly mayNotApply: string
    readonly step: Numbered
    readonly mark: string
    readonly points: string
    readonly anchorZh: string
    readonly anchorEn: string
    readonly addStep: string
    readonly removeStep: Numbered
    readonly total: Numbered
    readonly faults: Numbered
    readonly noFaults: string
    readonly faultAt: (name: string, fault: string) => string
    readonly source: string
    readonly reason: string
    readonly submit: string
    readonly lack: string
    readonly faulty: string
    readonly codeWrong: (name: string) => string
  }
}

export const zh: FormTexts = {
  title: '测评表',
  hint: '评价员在窗口或对办件逐项作答的表。每一档都写明看到什么才给这一档（行为锚定）。版本不能就地修改：要改就起草新版本，由他人审定后从某日起生效。',
  on: '查看哪一天的有效版本',
  none: '还没有测评表。',
  make: '新建测评表',
  back: '返回测评表列表',
  see: '查看',
  seeNamed: (name, version) => `查看 ${name} 第 ${version} 版`,
  version: (number) => `第 ${number} 版`,
  indicators: (number) => `${number} 项指标`,
  governs: '本地现行',
  states: { OPEN: '待审定', REJECTED: '未通过', FUTURE: '尚未生效', IN_FORCE: '有效', REPLACED: '已被替代' },
  from: (day) => `${day} 起`,
  shipped: '平台自带',
  own: '本人起草',
  units: { WINDOW: '一个窗口填一份', CASE: '一个办件填一份' },
  locations: { REQUIRED: '须记录到访位置', OPTIONAL: '可记录到访位置', NONE: '不记录位置' },
  evidences: { NONE: '不要证据', WORDS: '文字说明', PHOTO: '照片', RECORDING: '录音录像编号', DOCUMENT: '文件' },
  evidenceAlways: (kind) => `每一档都要：${kind}`,
  evidenceBelow: (kind, points) => `低于 ${points} 分的要：${kind}`,
  mayNotApply: '可选“不适用”',
  facts: {
    code: '代号',
    state: '状态',
    place: '适用地区',
    unit: '填写单位',
    location: '位置',
    source: '来源',
    base: '依据的版本',
    reason: '修改理由',
    drafted: '起草时间',
    ended: '审定时间',
    decisionReason: '审定意见',
  },
  table: {
    title: '指标与行为锚定',
    weight: (percent) => `权重 ${percent} %`,
    groupWeight: (name, percent) => `${name}（${percent} %）`,
    mark: '档',
    points: '得分',
    anchor: '看到什么给这一档',
  },
  preview: {
    title: '试填',
    hint: '现场填写就是这个样子。这里只试算得分，什么都不保存。',
    open: '打开试填',
    close: '收起试填',
    notApplicable: '不适用',
    evidenceNeeded: (kind) => `选这一档须附：${kind}`,
    answered: (done, all) => `已答 ${done} / ${all} 项`,
    score: (points) => `得分 ${points}`,
    scoreFaulty: '改正上面列出的问题后才能算分',
    clear: '清空重填',
  },
  changes: {
    title: '与依据的版本相比',
    of: (place, version) => `依据：${place} 第 ${version} 版`,
    none: '没有差别。',
    added: '新增',
    removed: '删除',
    changed: '修改',
    order: '只调整了指标的先后，不影响得分。',
    whole: '整张表',
    members: {
      title: '名称',
      unit: '填写单位',
      location: '位置',
      group: '分组',
      weight: '权重',
      evidence: '证据',
      mayNotApply: '可选“不适用”',
    },
    wasIs: (was, is) => `${was} → ${is}`,
    step: (mark) => `${mark} 档`,
    points: (points) => `${points} 分`,
    nothing: '无',
    yes: '是',
    no: '否',
  },
  decide: {
    title: '审定',
    waits: '等待他人审定。起草人不能审定自己起草的版本。',
    from: '从哪一天起生效',
    publish: '审定通过',
    publishSure: '生效后这一版不能再改，已经按旧版制定的计划仍用旧版。确定通过吗？',
    reason: '不通过的理由',
    reject: '不通过',
    rejectSure: '确定不通过吗？',
    lackDay: '请选择生效日期，最早明天。',
    lackReason: '请写明不通过的理由。',
    done: '已审定。',
  },
  revise: '起草新版本',
  editor: {
    newTitle: '新建测评表',
    title: (name) => `起草新版本：${name}`,
    hint: '改动先作为草稿提交，由他人审定后才生效；现行版本不受影响。',
    code: '测评表代号',
    codeHint: '小写字母开头，可用数字和连字符，各版本共用，不能再改',
    nameZh: '表名（中文）',
    nameEn: '表名（英文）',
    unit: '填写单位',
    location: '到访位置',
    indicators: '指标',
    edit: '修改',
    editNamed: (name) => `修改 ${name}`,
    done: '收起',
    up: '上移',
    down: '下移',
    remove: '删除这项',
    add: '增加一项指标',
    unnamed: '未命名',
    indicatorCode: '指标代号',
    groupZh: '分组（中文）',
    groupEn: '分组（英文）',
    titleZh: '指标名称（中文）',
    titleEn: '指标名称（英文）',
    weight: '权重（%）',
    evidence: '证据',
    evidenceBelow: '低于多少分要证据',
    evidenceBelowHint: '0 到 100；留空表示每一档都要',
    mayNotApply: '可选“不适用”，其权重由同组其他指标分担',
    step: (number) => `第 ${number} 档`,
    mark: '档',
    points: '得分（0–100）',
    anchorZh: '行为锚定（中文）',
    anchorEn: '行为锚定（英文）',
    addStep: '增加一档',
    removeStep: (number) => `删除第 ${number} 档`,
    total: (percent) => `权重合计 ${percent} %`,
    faults: (number) => `还有 ${number} 处要改`,
    noFaults: '没有发现问题。',
    faultAt: (name, fault) => `${name}：${fault}`,
    source: '所依据的文件',
    reason: '为什么要改',
    submit: '提交，等待他人审定',
    lack: '请填写所依据的文件和修改理由。',
    faulty: '请先改正上面列出的问题。',
    codeWrong: (name) => `${name}：代号须以小写字母开头，两个字符以上，只用小写字母、数字和连字符。`,
  },
}
