-- 测评表 无障碍环境与服务测评: 12 indicators. Wording of indicators and anchors is ours; where they come from stands in the source.
call ship_assessment_form('accessibility', '《中华人民共和国无障碍环境建设法》第三十九条、第四十条；《服务窗口评价实施方案》4.2“特殊群体服务措施”、5.2；《红旗窗口活动实施方案》2.2“绿色通道”。分档、权重和锚定为本平台所拟', '{
  "title": {"zh": "无障碍环境与服务测评", "en": "Accessibility of place and service"},
  "unit": "WINDOW", "location": "REQUIRED",
  "indicators": [
    {"code": "entrance", "group": {"zh": "出入通行", "en": "Getting in and around"}, "title": {"zh": "入口与坡道", "en": "Entrance and ramp"},
     "weight": 1000, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "有台阶无坡道，或坡道被占用、过陡", "en": "Steps without a ramp, or the ramp is blocked or too steep"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有坡道，但缺扶手、防滑或标识", "en": "There is a ramp, without handrail, grip or sign"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "平坡或坡道畅通，坡度不大于 1∶12，扶手、标识齐全", "en": "Level, or a free ramp no steeper than 1 in 12, with handrail and sign"}}]},
    {"code": "passage", "group": {"zh": "出入通行", "en": "Getting in and around"}, "title": {"zh": "门与通道", "en": "Doors and passages"},
     "weight": 800, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "轮椅无法通过", "en": "A wheelchair cannot pass"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "可通过，但有杂物或门难以推开", "en": "It can, past obstacles or heavy doors"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "通道畅通，门易开或自动", "en": "Free, with doors that open easily or by themselves"}}]},
    {"code": "levels", "group": {"zh": "出入通行", "en": "Getting in and around"}, "title": {"zh": "楼层与盲道", "en": "Floors and tactile paths"},
     "weight": 700, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "上层事项无电梯可达，或盲道中断", "en": "Upper floors without a lift, or tactile paths that break off"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有电梯或盲道，但无语音、盲文或被占用", "en": "A lift or tactile path, without voice or braille, or blocked"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "电梯有语音和盲文按键，盲道连续", "en": "The lift speaks and has braille, tactile paths are continuous"}}]},
    {"code": "low-counter", "group": {"zh": "服务台", "en": "Counters"}, "title": {"zh": "低位服务台", "en": "A low counter"},
     "weight": 1200, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有低位服务台", "en": "There is none"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有，但台下放不进膝部，或堆放杂物", "en": "There is one, but knees do not fit under it or it is full of things"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "有且可用，台面高 0.70 至 0.85 米，台下容膝", "en": "There is one in use, 0.70 to 0.85 m high, with room for the knees"}}]},
    {"code": "priority", "group": {"zh": "服务台", "en": "Counters"}, "title": {"zh": "无障碍窗口与优先", "en": "An accessible window and priority"},
     "weight": 900, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有优先安排", "en": "No priority"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有标牌，须自己提出", "en": "There is a sign; one has to ask"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "有专门或优先窗口，工作人员主动安排", "en": "A window of its own or priority, offered by staff"}}]},
    {"code": "large-type", "group": {"zh": "信息交流", "en": "Information"}, "title": {"zh": "大字、盲文材料", "en": "Large type and braille"},
     "weight": 900, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "只有小字材料", "en": "Small print alone"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有大字指南，但不是最新或不在明处", "en": "There is a guide in large type, not up to date or not in sight"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "常办事项有最新的大字指南，可提供盲文或读屏可读的版本", "en": "Frequent matters have a guide in large type that is up to date, and one in braille or for screen readers"}}]},
    {"code": "sign-voice", "group": {"zh": "信息交流", "en": "Information"}, "title": {"zh": "手语与语音服务", "en": "Sign language and voice"},
     "weight": 1000, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "听障、言语障碍者无法交流", "en": "Nobody can talk with the deaf or mute"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "可用纸笔或手写板交流", "en": "By pen and paper or a writing pad"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "有手语人员或远程手语，语音转文字可用", "en": "Somebody who signs, there or by video, and speech turned into text"}}]},
    {"code": "display", "group": {"zh": "信息交流", "en": "Information"}, "title": {"zh": "屏显与播报", "en": "Screens and announcements"},
     "weight": 700, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "叫号只有声音或只有屏幕", "en": "Numbers are called by voice alone, or shown alone"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "两者都有，但听不清或看不清", "en": "Both, but hard to hear or to see"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "两者都有且清楚，屏幕字大", "en": "Both and clear, in large letters"}}]},
    {"code": "aids", "group": {"zh": "信息交流", "en": "Information"}, "title": {"zh": "辅助器具", "en": "Aids"},
     "weight": 500, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有老花镜、放大镜、轮椅等", "en": "No glasses, magnifier or wheelchair"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有，但要找人借，或有损坏", "en": "There are, to be asked for, or broken"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "放在明处，可直接使用", "en": "In sight and ready to use"}}]},
    {"code": "help-agent", "group": {"zh": "人工帮办", "en": "Help by people"}, "title": {"zh": "帮办人员", "en": "Help agents"},
     "weight": 1000, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有人帮助不会用设备的人", "en": "Nobody helps those who cannot use the machines"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有人帮助，但要等或只在部分时段", "en": "Somebody does, after a wait or at some hours"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "办公时间都有专人，主动上前", "en": "Somebody is there in all hours and comes up"}}]},
    {"code": "traditional", "group": {"zh": "人工帮办", "en": "Help by people"}, "title": {"zh": "保留传统方式", "en": "The old ways are kept"},
     "weight": 800, "evidence": "WORDS", "evidenceBelow": 10000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "只许扫码或线上办", "en": "Only by code or online"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "可以人工办，但要求先在手机上操作", "en": "By hand, after something has to be done on a phone"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "可凭证件现场办，接受现金和纸质材料", "en": "With papers in hand, and cash is taken"}}]},
    {"code": "toilet", "group": {"zh": "人工帮办", "en": "Help by people"}, "title": {"zh": "无障碍卫生间", "en": "Accessible toilet"},
     "weight": 500, "evidence": "PHOTO", "evidenceBelow": 10000, "mayNotApply": true, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有，或锁闭、堆放杂物", "en": "None, or locked, or full of things"}},
      {"mark": 2, "points": 5000, "anchor": {"zh": "有，但缺扶手或呼叫按钮", "en": "There is one, without handrail or call button"}},
      {"mark": 3, "points": 10000, "anchor": {"zh": "可用，扶手、呼叫按钮齐全", "en": "It can be used, with handrail and call button"}}]}
  ]
}');
