-- 测评表 一次性告知书面核查: 10 indicators. Wording of indicators and anchors is ours; where they come from stands in the source.
call ship_assessment_form('one-time-notice-check', '《中华人民共和国行政许可法》第三十条至第三十二条（当场或者五日内一次告知全部补正内容）；《红旗窗口活动实施方案》2.2“一次性告知”（书面办事指南）、6.2“一次性告知完整率”。权重、分档和锚定为本平台所拟', '{
  "title": {"zh": "一次性告知书面核查", "en": "Check of one-time notices by document"},
  "unit": "CASE", "location": "NONE",
  "indicators": [
    {"code": "written", "group": {"zh": "形式", "en": "Form"}, "title": {"zh": "书面告知", "en": "In writing"},
     "weight": 1500, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有任何书面或电子告知", "en": "Nothing on paper or on the phone"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有便条或口头记录，要素不全", "en": "A slip or a note of what was said, incomplete"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "有正式的书面或电子告知", "en": "A proper notice on paper or on the phone"}}]},
    {"code": "timely", "group": {"zh": "形式", "en": "Form"}, "title": {"zh": "及时告知", "en": "In time"},
     "weight": 1500, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "收件五日后才告知，或没有日期", "en": "After more than five days, or without a day"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "五日内告知", "en": "Within five days"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "当场告知", "en": "On the spot"}}]},
    {"code": "proof", "group": {"zh": "形式", "en": "Form"}, "title": {"zh": "送达留痕", "en": "Proof of delivery"},
     "weight": 400, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有签收、短信或系统记录", "en": "No signature, message or record"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有记录，但看不出何人何时", "en": "A record that does not tell who and when"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "可查到何人何时收到", "en": "It can be seen who got it when"}}]},
    {"code": "complete", "group": {"zh": "内容", "en": "Content"}, "title": {"zh": "一次说全", "en": "All at once"},
     "weight": 2000, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "同一申请告知两次以上，后来又提新要求", "en": "Told twice or more, with new demands"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "一次告知，但后来补充了细节", "en": "Told once, with details added later"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "一次告知全部内容，之后没有新要求", "en": "All told at once, nothing new afterwards"}}]},
    {"code": "lawful", "group": {"zh": "内容", "en": "Content"}, "title": {"zh": "没有额外要求", "en": "Nothing beyond the law"},
     "weight": 1200, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "要求与申请无关或清单以外的材料", "en": "Papers are asked for that do not concern it or are not on the list"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有可由部门共享取得的材料", "en": "Papers are asked for that offices could share"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "均为清单所列且必须由申请人提供", "en": "All are on the list, and only the applicant has them"}}]},
    {"code": "clear", "group": {"zh": "内容", "en": "Content"}, "title": {"zh": "写明如何补正", "en": "Says how to mend it"},
     "weight": 1200, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "只写“材料不全”一类的话", "en": "“Papers incomplete” or the like"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "写明缺什么，没写怎样算合格", "en": "Says what is missing, not what would do"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "写明缺什么、怎样合格，附样例", "en": "Says what is missing and what would do, with a sample"}}]},
    {"code": "basis", "group": {"zh": "内容", "en": "Content"}, "title": {"zh": "写明依据", "en": "Says by which law"},
     "weight": 600, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有依据", "en": "None named"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "只写文件名称", "en": "Names the document alone"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "写明文件和条款", "en": "Names document and article"}}]},
    {"code": "same-as-guide", "group": {"zh": "内容", "en": "Content"}, "title": {"zh": "与办事指南一致", "en": "As the guide says"},
     "weight": 400, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "与公开的办事指南矛盾", "en": "It contradicts the published guide"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "大体一致，表述不同", "en": "Roughly the same, in other words"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "与公开的办事指南一致", "en": "The same as the published guide"}}]},
    {"code": "way", "group": {"zh": "便利", "en": "Convenience"}, "title": {"zh": "补正途径", "en": "How to hand in the rest"},
     "weight": 800, "evidence": "DOCUMENT", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有写补正的途径和期限", "en": "Neither way nor term"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "写了期限，但只能再到现场", "en": "A term, but one has to come again"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "写明期限，可线上、邮寄或现场补正", "en": "A term, and it can be sent online, by post or brought"}}]},
    {"code": "contact", "group": {"zh": "便利", "en": "Convenience"}, "title": {"zh": "联系人", "en": "Whom to ask"},
     "weight": 400, "evidence": "DOCUMENT", "evidenceBelow": null, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有联系人和电话", "en": "Nobody and no number named"}},
      {"mark": 2, "points": 10000, "anchor": {"zh": "写明联系人和电话，核查时可以接通", "en": "Somebody and a number are named, and the number was answered"}}]}
  ]
}');
