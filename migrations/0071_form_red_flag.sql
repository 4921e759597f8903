-- 测评表 红旗窗口 32 项标准: 32 indicators. Wording of indicators and anchors is ours; where they come from stands in the source.
call ship_assessment_form('red-flag-standards', '《红旗窗口活动实施方案》3.2、7.2：服务流程、人员素养、设施设备、监督评价四大类 32 项（2.1 称“8 大类 32 项”，类别可另行起草版本调整）。来源只例举部分标准，其余各项以及权重、分档、锚定为本平台所拟', '{
  "title": {"zh": "红旗窗口 32 项标准", "en": "The 32 standards of red-flag windows"},
  "unit": "WINDOW", "location": "REQUIRED",
  "indicators": [
    {"code": "one-window", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "一窗受理", "en": "One window takes it all"},
     "weight": 400, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "办一件事要到多个窗口分别交材料", "en": "One matter takes papers to several windows"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "设有综合窗口，但高频事项仍有两成以上要另排队", "en": "There is a common window, but more than a fifth of frequent matters queue elsewhere"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "综合窗口覆盖八成以上高频事项，一次收件", "en": "The common window covers four fifths of frequent matters and takes papers once"}}]},
    {"code": "time-cut", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "办理时限压缩", "en": "Shorter times"},
     "weight": 400, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "公示时限等于或超过法定时限", "en": "The announced time is that of the law, or longer"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "公示时限短于法定时限，但压缩不足一半", "en": "Shorter than the law, but by less than half"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "公示时限比法定时限压缩一半以上，并照此执行", "en": "Shorter than the law by half or more, and kept"}}]},
    {"code": "one-notice", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "一次性告知", "en": "Everything told at once"},
     "weight": 400, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "补正内容分几次告知，或只口头说", "en": "What is missing is told bit by bit, or by word of mouth"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "一次说全，但没有书面材料", "en": "Told completely, but not in writing"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "一次说全，并给书面或电子的办事指南", "en": "Told completely, with a guide on paper or on the phone"}}]},
    {"code": "on-the-spot", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "即来即办", "en": "Done on the spot"},
     "weight": 400, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "可即办的事项也要求改日来取", "en": "What could be done at once has to be fetched another day"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "部分可即办事项当场办结", "en": "Some of what can be done at once is"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "清单内的即办事项当场办结", "en": "Everything on the list of such matters is done at once"}}]},
    {"code": "fewer-papers", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "减材料", "en": "Fewer papers"},
     "weight": 400, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "要求提交指南以外或部门间可共享的材料", "en": "Papers are asked for that the guide does not name, or that offices could share"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "不要指南外的材料，但共享证照仍要复印件", "en": "Nothing beyond the guide, but copies of shared certificates"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "不要指南外的材料，可共享的由窗口调取", "en": "Nothing beyond the guide; what can be shared is fetched by the window"}}]},
    {"code": "tolerance", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "容缺受理", "en": "Taken with a minor paper missing"},
     "weight": 400, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "缺次要材料一律退回，未说有容缺", "en": "Sent back for a minor paper; nobody says that it may follow"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有容缺清单，经询问才适用", "en": "There is a list of papers that may follow, used when asked about"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "主动适用容缺清单，并约定补齐时间", "en": "The list is applied unasked, with a day by which the paper follows"}}]},
    {"code": "assisted", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "帮办代办", "en": "Help and errands"},
     "weight": 400, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有帮办代办，或有牌无人", "en": "There is none, or a sign and nobody there"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有人帮办，但不能代办全程", "en": "Somebody helps, but does not run the whole errand"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "有专人帮办代办，全程跟到办结", "en": "Somebody helps and runs the errand until it is done"}}]},
    {"code": "parallel", "group": {"zh": "服务流程", "en": "Service process"}, "title": {"zh": "并联审批", "en": "Side by side"},
     "weight": 400, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "联办事项由群众自己逐个部门跑", "en": "The citizen goes from office to office"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "窗口收件，但部门间先后审批", "en": "The window takes it, but offices decide one after another"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "一表申请，部门同时审批，统一出件", "en": "One form, offices decide at the same time, one result"}}]},
    {"code": "cross-knowledge", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "跨部门业务知识", "en": "Knowledge across offices"},
     "weight": 250, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "只懂本部门，其他一概不知", "en": "Knows the own office and nothing else"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "能说出相关部门和大致步骤", "en": "Can name the other offices and roughly the steps"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "能答清跨部门的材料和步骤", "en": "Can name papers and steps across offices"}}]},
    {"code": "exam", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "考核上岗", "en": "Examined before serving"},
     "weight": 250, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有考核记录", "en": "No record of an examination"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有考核，但有人未过或未参加仍在岗", "en": "Examined, but somebody serves who failed or did not come"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "在岗人员当年考核全部合格", "en": "Everybody who serves has passed this year"}}]},
    {"code": "training", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "业务培训", "en": "Training"},
     "weight": 250, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "近一年没有培训记录", "en": "No training recorded in the last year"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有培训，但没有签到或内容", "en": "Training took place; who and what is not recorded"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "每季度有培训，签到、内容、测验齐全", "en": "Training each quarter, with who, what and a test"}}]},
    {"code": "smile", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "一个微笑", "en": "A smile"},
     "weight": 250, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "冷淡、不看人、不回应问候", "en": "Cold; does not look up or return a greeting"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有问候，但中途不耐烦", "en": "Greets, but grows impatient"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "起身或微笑问候，全程耐心", "en": "Greets with a smile and stays patient"}}]},
    {"code": "first-asked", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "首问负责", "en": "Whoever is asked first answers"},
     "weight": 250, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "不属于自己的就说“不知道”", "en": "Says “I do not know” to what is not his"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "指出该去的窗口，但未确认能否办", "en": "Names the window without making sure that it can help"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "负责问清并引导到能办的人", "en": "Finds out, and leads to whoever can do it"}}]},
    {"code": "discipline", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "在岗纪律", "en": "Present and at work"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "办公时间空岗或做与工作无关的事", "en": "Away, or busy with other things, in working hours"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "离岗有牌，但无人顶岗", "en": "Away with a sign, and nobody stands in"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "在岗履职，离岗有人顶岗", "en": "At work; somebody stands in for whoever leaves"}}]},
    {"code": "stand-in", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "一岗双人", "en": "Two for each post"},
     "weight": 250, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "专办人不在就不能办", "en": "Nothing is done when one person is away"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有替岗人，但只能收件", "en": "Somebody stands in, but only takes papers"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "有替岗人，可完整办理", "en": "Somebody stands in and can do it all"}}]},
    {"code": "integrity", "group": {"zh": "人员素养", "en": "Staff"}, "title": {"zh": "廉洁", "en": "Clean hands"},
     "weight": 250, "evidence": "WORDS", "evidenceBelow": 5000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "发现收受礼物、指定中介等情况", "en": "Gifts, or agents that had to be used, were found"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "没有发现，但未公示举报渠道", "en": "Nothing found, but no way to report is shown"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "没有发现，且公示廉洁承诺和举报渠道", "en": "Nothing found; a pledge and a way to report are shown"}}]},
    {"code": "terminal", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "智能终端", "en": "Smart terminals"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有自助终端，或全部停用", "en": "None, or all out of order"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有终端，部分停用或无人指导", "en": "Some are out of order, or nobody shows how"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "终端可用，有人指导", "en": "They work, and somebody shows how"}}]},
    {"code": "queue", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "叫号系统", "en": "Queue numbers"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有叫号，群众拥在窗口前", "en": "None; people crowd at the window"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有叫号，但跳号、过号无说明", "en": "There is one, but numbers are skipped without a word"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "叫号有序，可看到前面的人数", "en": "In order, and one sees how many are before"}}]},
    {"code": "evaluator", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "满意度评价器", "en": "A device to evaluate by"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有，或被遮挡、断电", "en": "None, or covered, or without power"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有且可用，但位置不便或没有扫码评价", "en": "There and working, but hard to reach, or no code to scan"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "面向群众、可用，同时有扫码评价", "en": "Faces the citizen and works, with a code to scan beside it"}}]},
    {"code": "precheck", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "智能预审", "en": "Checked before handing in"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有线上预审", "en": "Nothing is checked online"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有预审，但结果与窗口不一致", "en": "It is, but the window says otherwise"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "预审通过的材料，窗口不再重审", "en": "What has passed is not checked again at the window"}}]},
    {"code": "online-offline", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "线上线下一体", "en": "Online and at the window alike"},
     "weight": 250, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "线上申请后仍要线下重新提交", "en": "After applying online all is handed in again"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "材料互通，但要重新填表", "en": "Papers are known, but the form is filled in again"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "线上线下材料、进度互通", "en": "Papers and progress are known in both"}}]},
    {"code": "self-area", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "二十四小时自助区", "en": "Self-service round the clock"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有，或不在公示时间开放", "en": "None, or not open as announced"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有，但可办事项很少", "en": "There is one, with little to be done in it"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "按公示开放，可办高频事项", "en": "Open as announced, for frequent matters"}}]},
    {"code": "amenities", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "便民设施", "en": "Conveniences"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有座椅、饮水、复印等", "en": "No seats, water or copies"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有部分，需付费或常坏", "en": "Some, to be paid for or often broken"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "座椅、饮水、复印、充电、母婴设施可用", "en": "Seats, water, copies, charging and a nursing room can be used"}}]},
    {"code": "publicity", "group": {"zh": "设施设备", "en": "Equipment"}, "title": {"zh": "公示公开", "en": "What is shown to all"},
     "weight": 250, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有公示事项、收费、时限", "en": "Matters, fees and times are not shown"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有公示，但过时或不全", "en": "Shown, but out of date or incomplete"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "事项、收费、时限、依据、人员公示齐全且最新", "en": "Matters, fees, times, legal basis and staff are shown and up to date"}}]},
    {"code": "loop", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "差评闭环", "en": "Bad evaluations are looked after"},
     "weight": 350, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "抽看的差评有未整改或未反馈的", "en": "Of those looked at, one was not put right or not answered"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "全部整改，但有未向评价人反馈的", "en": "All put right, but not every citizen was told"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "全部整改并反馈", "en": "All put right and answered"}}]},
    {"code": "invite", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "邀请评价", "en": "Invited, not induced"},
     "weight": 350, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "诱导、代替评价或拒绝群众评价", "en": "Praise was induced, given for the citizen, or evaluation refused"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "不邀请，群众自己找到才评", "en": "Nobody invites; the citizen has to find out"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "办结后中性邀请，评价时回避", "en": "Invited in neutral words, and left alone while evaluating"}}]},
    {"code": "monthly", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "月度考核", "en": "Examined each month"},
     "weight": 350, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有月度考核", "en": "There is none"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有考核，但不与评价结果挂钩", "en": "There is, but evaluations do not count"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "按月考核，评价结果计入并公布", "en": "Each month, evaluations count, and it is made known"}}]},
    {"code": "quarterly", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "季度评优与年度复评", "en": "Chosen each quarter, again each year"},
     "weight": 350, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "只评不复，称号终身", "en": "Chosen once and for ever"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有复评，但没有退出的先例或办法", "en": "Looked at again, but nobody can lose it"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "按期复评，不达标的退出", "en": "Looked at again, and lost where it is not met"}}]},
    {"code": "supervisors", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "社会监督", "en": "Supervisors from society"},
     "weight": 350, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有社会监督员", "en": "There are none"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有监督员，近一季度没有体验报告", "en": "There are, without a report in the last quarter"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "每季度有体验报告，并公示整改", "en": "They report each quarter, and what was put right is shown"}}]},
    {"code": "unannounced", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "四不两直检查", "en": "Unannounced inspections"},
     "weight": 350, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "近一季度没有暗访", "en": "None in the last quarter"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有暗访，问题未销号", "en": "There were; what they found is still open"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "有暗访，问题逐项销号", "en": "There were, and each thing found has been put right"}}]},
    {"code": "hotline", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "投诉渠道", "en": "Ways to complain"},
     "weight": 350, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "没有公示投诉渠道", "en": "None is shown"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "有公示，但电话打不通或无人处理", "en": "One is shown, but nobody answers"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "公示齐全，现场试打有人受理", "en": "Shown, and a call made during the visit was answered"}}]},
    {"code": "results", "group": {"zh": "监督评价", "en": "Supervision and evaluation"}, "title": {"zh": "结果公开", "en": "Results made public"},
     "weight": 350, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 0, "points": 0, "anchor": {"zh": "不公开任何评价结果", "en": "No results are public"}},
      {"mark": 1, "points": 5000, "anchor": {"zh": "公开好评率，不公开差评整改", "en": "Good figures are public, what was put right is not"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "评价结果和整改情况都公开", "en": "Results and what was put right are public"}}]}
  ]
}');
