-- 测评表 线上渠道走查: 10 indicators. Wording of indicators and anchors is ours; where they come from stands in the source.
call ship_assessment_form('online-channel-walk-through', '《服务窗口评价实施方案》2.1（线上操作指引清晰度等体验指标）、5.3；《红旗窗口活动实施方案》1.2、2.1（线上线下融合、智能预审）。指标、权重、分档和锚定为本平台所拟', '{
  "title": {"zh": "线上渠道走查", "en": "Walk-through of an online channel"},
  "unit": "WINDOW", "location": "NONE",
  "indicators": [
    {"code": "findable", "group": {"zh": "找得到", "en": "To be found"}, "title": {"zh": "查找事项", "en": "Finding the matter"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "搜索常用说法找不到，须知道正式名称", "en": "Not found by everyday words; one has to know the official name"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "能找到，但混在许多相似事项里", "en": "Found among many that look alike"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "常用说法可在前几项找到", "en": "Among the first few by everyday words"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "常用说法、分类、首页高频都能直达", "en": "Reached at once by everyday words, by category and from the first page"}}]},
    {"code": "guide-right", "group": {"zh": "找得到", "en": "To be found"}, "title": {"zh": "指南准确", "en": "The guide is right"},
     "weight": 1200, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "指南与窗口要求有矛盾，会白跑一趟", "en": "It contradicts the window: one would come in vain"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "缺时限、费用或材料中的一项", "en": "Time, fee or papers are missing"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "要素齐全，与窗口一致", "en": "Complete, and as the window says"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "要素齐全一致，注明更新日期和依据", "en": "Complete, as the window says, with the day of its last change and its legal basis"}}]},
    {"code": "guide-clear", "group": {"zh": "找得到", "en": "To be found"}, "title": {"zh": "操作指引清晰", "en": "The steps are clear"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有步骤说明", "en": "No steps are told"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "有说明，但与页面不符", "en": "They are, but not as the pages are"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "步骤与页面相符", "en": "They are, as the pages are"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "步骤相符，有图示或样例，随步提示", "en": "They are, with pictures or samples, and hints at each step"}}]},
    {"code": "sign-in", "group": {"zh": "办得成", "en": "To be done"}, "title": {"zh": "登录与实名", "en": "Signing in"},
     "weight": 800, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "无法登录，或反复跳转", "en": "One cannot sign in, or is sent round in circles"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "能登录，但须另装应用或多次验证", "en": "One can, with another app or several checks"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "统一身份一次登录", "en": "Once, with the common identity"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "一次登录，老年人可由家人代办", "en": "Once, and family may act for the elderly"}}]},
    {"code": "prefill", "group": {"zh": "办得成", "en": "To be done"}, "title": {"zh": "表单与预填", "en": "Forms and what they know"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "提交时丢失已填内容", "en": "What was filled in is lost when sent"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "须重填系统已有的信息", "en": "What the system knows has to be filled in again"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "已有信息自动带出，可保存草稿", "en": "What is known stands there, and a draft can be kept"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "自动带出、可存草稿，错误处逐项提示", "en": "What is known stands there, drafts are kept, and each error is shown where it is"}}]},
    {"code": "precheck", "group": {"zh": "办得成", "en": "To be done"}, "title": {"zh": "材料上传与预审", "en": "Papers and checking them"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": true, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "上传失败且不说原因", "en": "Uploading fails without a reason"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "能上传，但通过后线下仍要全部重交", "en": "It works, but all has to be handed in again in person"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "上传顺利，有预审结果", "en": "It works, and one is told what was found"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "可直接调用电子证照，预审当日有结果", "en": "Electronic certificates can be used, and one is told the same day"}}]},
    {"code": "progress", "group": {"zh": "办得成", "en": "To be done"}, "title": {"zh": "进度查询", "en": "Progress"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "查不到进度", "en": "None is shown"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "只有“办理中”", "en": "“In progress” and nothing more"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "能看到环节和时限", "en": "Step and time limit are shown"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "能看到环节、时限，变化时主动告知", "en": "Step and time limit are shown, and changes are told"}}]},
    {"code": "help", "group": {"zh": "帮得上", "en": "To be helped"}, "title": {"zh": "在线咨询", "en": "Asking online"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有咨询，或无人答复", "en": "There is none, or nobody answers"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "只有机器人，答非所问", "en": "Only a robot that misses the point"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "工作时间有人工答复", "en": "People answer in working hours"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "人工答复及时，可转到办件的窗口", "en": "People answer soon and can pass it to the window"}}]},
    {"code": "elderly", "group": {"zh": "帮得上", "en": "To be helped"}, "title": {"zh": "适老与无障碍", "en": "For the elderly and disabled"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "字小、读屏无法使用", "en": "Small letters, and screen readers fail"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "有长辈版，但功能不全", "en": "A version for the elderly that lacks much"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "长辈版可完整办理", "en": "A version for the elderly in which all can be done"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "长辈版可完整办理，读屏、键盘可用", "en": "The same, and screen readers and keyboard work"}}]},
    {"code": "evaluate", "group": {"zh": "帮得上", "en": "To be helped"}, "title": {"zh": "评价入口", "en": "Where to evaluate"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "办结后没有评价入口", "en": "None after it is done"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "有入口，但须另外登录或强制好评", "en": "There is one, behind another sign-in or pressing for praise"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "办结后可直接评价", "en": "One can evaluate at once"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "可直接评价，可写理由，可查结果", "en": "One can evaluate at once, say why, and see what came of it"}}]}
  ]
}');
