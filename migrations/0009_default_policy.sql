-- What ships: the country as the root of the tree, the product's default policies with their sources, and the national
-- reasons (40 in force since 2021-01-01, 32 of the first set out of force).
insert into administrative_division (division_code) values ('000000000000');
insert into administrative_division_version (division_id, effective_from, name, level, parent_id)
select id, '2019-12-03', '全国', 'COUNTRY', null from administrative_division where division_code = '000000000000';

insert into policy (word, division_id, effective_from, version, source, body)
select word, d.id, '2019-12-03', 1, source, body::jsonb
from administrative_division d, (values
  ('invitation',
   '产品默认：国办发〔2019〕51号未规定评价时限，各地 3 日至 15 日不等；取 15 个自然日；办结超过 30 日才报送的不再邀评',
   '{"validForNaturalDays": 15, "issueWithinNaturalDays": 30}'),
  ('evaluation',
   '等级与差评口径：国办发〔2019〕51号；分项与权重：打分制监督机制（态度20%、效率30%、流程25%、环境15%、总体10%）；留言长度与时钟容差：产品默认',
   '{"negativeGradeMax": 2, "commentCodePointsMax": 500, "deviceClockToleranceSeconds": 300, "scoreScale": 5, "dimensions": [
      {"code": "attitude", "nameZh": "服务态度", "nameEn": "Attitude", "weightPercent": 20},
      {"code": "efficiency", "nameZh": "办事效率", "nameEn": "Efficiency", "weightPercent": 30},
      {"code": "procedure", "nameZh": "办事流程", "nameEn": "Procedure", "weightPercent": 25},
      {"code": "environment", "nameZh": "服务环境", "nameEn": "Environment", "weightPercent": 15},
      {"code": "overall", "nameZh": "总体感受", "nameEn": "Overall", "weightPercent": 10}]}'),
  ('identity-mode',
   '产品默认：实名隐名（系统可回访，被评价方不可见）；深圳等地要求全渠道实名，打分制监督机制主张匿名，由各地按渠道选择',
   '{"otherwise": "REAL_NAME_HIDDEN", "byChannel": {}}'),
  ('board',
   '产品默认：少于 5 人的分布不公开，避免从实时数字认出评价人',
   '{"smallestGroup": 5, "windowGradesAfterDays": 1, "windowGradesOverDays": 30}')
) as shipped (word, source, body)
where d.division_code = '000000000000';

-- The ids are ours: 1000 or 2000 for the set, plus the norm code, so that a code may return in a later set.
insert into evaluation_tag_set (id, code, in_force_from, in_force_to, source) values
  (1, '2019', '2019-12-03', '2021-01-01', '全国一体化平台好差评评价内容（2019 首版，已停用，仅见于历史数据）'),
  (2, '2020', '2021-01-01', null, '全国一体化平台好差评评价内容（现行，每级 8 项，共 40 项）；GB/T 39734-2020');
insert into evaluation_tag (id, tag_set_id, norm_code, grade, is_base, name_zh, name_en) values
  (1101, 1, '101', 1, true, '被要求提交办事指南未列明的材料', 'Documents were demanded that the guide does not list'),
  (1102, 1, '102', 1, true, '承诺在线收取实际无法收取', 'Promised to be taken online, but could not'),
  (1103, 1, '103', 1, true, '没有在承诺时间内办完', 'Not finished within the promised time'),
  (1104, 1, '104', 1, true, '需要到大厅以外的场所提交', 'Had to hand in outside the hall'),
  (1105, 1, '105', 1, true, '到现场次数与承诺不一致', 'More visits than promised'),
  (1106, 1, '106', 1, true, '先在大厅以外办理再重复申报', 'Done elsewhere first, then had to apply again'),
  (1107, 1, '107', 1, true, '附加新的审批条件', 'New approval conditions were added'),
  (1201, 1, '201', 2, true, '申报材料没有提供样本', 'No sample of the documents was provided'),
  (1202, 1, '202', 2, true, '不能够以清单方式一次性完整告知', 'No complete list was given at once'),
  (1203, 1, '203', 2, true, '同样内容证明材料被要求再次提交', 'The same proof was demanded again'),
  (1204, 1, '204', 2, true, '需要到窗口2次以上', 'More than two visits to the window were needed'),
  (1205, 1, '205', 2, true, '没有配备排队叫号系统', 'There was no queue number system'),
  (1206, 1, '206', 2, true, '在线预约后到大厅重复取号', 'Booked online, yet had to take a number again'),
  (1301, 1, '301', 3, true, '按照办事指南的指引能够顺利完成', 'Went smoothly by following the guide'),
  (1302, 1, '302', 3, true, '一张清单告知全部申报材料', 'One list named all documents'),
  (1303, 1, '303', 3, true, '只进一个实体大厅就能办完', 'Finished in one hall'),
  (1304, 1, '304', 3, true, '在承诺的时间内办完', 'Finished within the promised time'),
  (1305, 1, '305', 3, true, '跑2次窗口即可办完', 'Finished in two visits to a window'),
  (1306, 1, '306', 3, true, '现场实行排队叫号', 'Queue numbers were called'),
  (1401, 1, '401', 4, true, '只需要填写一张表单就可以完成申报', 'One form was enough to apply'),
  (1402, 1, '402', 4, true, '在线提交全部申报材料，到窗口核验原件，最多跑一次', 'Documents online, originals checked in one visit'),
  (1404, 1, '404', 4, true, '可以通过自助机办理，但只限于工作时间', 'Self-service machine, in office hours only'),
  (1405, 1, '405', 4, true, '可以在线预约办理', 'Could be booked online'),
  (1501, 1, '501', 5, true, '该事项在综合窗口收件，一个窗口受理，一次就能办成', 'Taken at a comprehensive window and done in one go'),
  (1502, 1, '502', 5, true, '该事项可以实行容缺受理', 'Could be accepted with documents to follow'),
  (1503, 1, '503', 5, true, '办理该事项不需要提交由政府部门出具的各种证明材料', 'No government-issued proof was needed'),
  (1504, 1, '504', 5, true, '办理该事项不需要提交政府部门出具的各类证照批文', 'No government-issued licence or approval was needed'),
  (1505, 1, '505', 5, true, '无需到实体大厅办理，可以在线上传全部申报材料，不用到窗口核验', 'All documents online, no visit to a hall'),
  (1506, 1, '506', 5, true, '可以使用自助机在任何时候办理', 'Could be done at a self-service machine at any time'),
  (1507, 1, '507', 5, true, '可以在本市范围内就近的实体大厅办理', 'Could be done at any hall in the city'),
  (1508, 1, '508', 5, true, '可以在本省范围内就近的实体大厅办理', 'Could be done at any hall in the province'),
  (1509, 1, '509', 5, true, '可以在全国范围内就近的实体大厅办理', 'Could be done at any hall in the country'),
  (2108, 2, '108', 1, true, '在办事指南之外增加新的审批条件', 'New approval conditions were added that the guide does not list'),
  (2109, 2, '109', 1, true, '需提供办事指南之外的申报材料', 'Documents were demanded that the guide does not list'),
  (2110, 2, '110', 1, true, '无理由超过法定办理时间', 'The statutory time limit was passed without reason'),
  (2111, 2, '111', 1, false, '办事指南提供样本有错', 'The sample in the guide is wrong'),
  (2112, 2, '112', 1, false, '承诺在线收取申报材料实际无法收取', 'Documents promised to be taken online could not be handed in online'),
  (2113, 2, '113', 1, false, '多头跑窗口和部门', 'Sent from window to window and from department to department'),
  (2114, 2, '114', 1, false, '跑动次数与承诺的不一致', 'More trips were needed than promised'),
  (2115, 2, '115', 1, false, '服务态度差效率低', 'Poor attitude and slow'),
  (2207, 2, '207', 2, true, '没有提供材料样本', 'No sample of the documents was provided'),
  (2208, 2, '208', 2, true, '没有提供材料清单', 'No list of the documents was provided'),
  (2209, 2, '209', 2, true, '未在承诺时间内办结', 'Not finished within the promised time'),
  (2210, 2, '210', 2, false, '同样内容的证明材料被要求多次提交', 'The same proof was demanded several times'),
  (2211, 2, '211', 2, false, '承诺网办但无法在线办理', 'Promised online, but could not be done online'),
  (2212, 2, '212', 2, false, '在线预约办理后到实体大厅重复取号排队', 'Booked online, yet had to take a number and queue again'),
  (2213, 2, '213', 2, false, '窗口人员业务不熟练', 'Staff did not know the business well'),
  (2214, 2, '214', 2, false, '服务态度生硬', 'Curt attitude'),
  (2307, 2, '307', 3, true, '一次性告知需要补正的材料', 'Told once and for all what was missing'),
  (2308, 2, '308', 3, true, '提供申报材料样本', 'A sample of the documents was provided'),
  (2309, 2, '309', 3, true, '在承诺的时间内办结', 'Finished within the promised time'),
  (2310, 2, '310', 3, false, '办事指南指引准确', 'The guide was correct'),
  (2311, 2, '311', 3, false, '按办事指南要求的材料即可办理', 'The documents listed in the guide were enough'),
  (2312, 2, '312', 3, false, '可以快递送达', 'Delivery by courier was possible'),
  (2313, 2, '313', 3, false, '跑动次数与承诺的一致', 'As many trips as promised'),
  (2314, 2, '314', 3, false, '服务态度一般', 'Attitude was average'),
  (2406, 2, '406', 4, true, '填写一张表单就可完成申报', 'One form was enough to apply'),
  (2407, 2, '407', 4, true, '在线提交材料窗口核验', 'Documents handed in online, checked at the window'),
  (2408, 2, '408', 4, true, '一张清单告知全部申报材料', 'One list named all documents'),
  (2409, 2, '409', 4, false, '用告知承诺减免申报材料', 'Fewer documents thanks to a signed commitment'),
  (2410, 2, '410', 4, false, '可以在线预约办理', 'Could be booked online'),
  (2411, 2, '411', 4, false, '跑大厅一次办完', 'Finished in one visit'),
  (2412, 2, '412', 4, false, '可以使用自助机办理', 'Could be done at a self-service machine'),
  (2413, 2, '413', 4, false, '服务态度较好', 'Good attitude'),
  (2510, 2, '510', 5, true, '一窗受理一次办结', 'One window, done at once'),
  (2511, 2, '511', 5, true, '可以先受理后补材料', 'Accepted first, documents could follow'),
  (2512, 2, '512', 5, true, '不用提交证明', 'No certificates to hand in'),
  (2513, 2, '513', 5, false, '可以全程网上办理', 'Could be done entirely online'),
  (2514, 2, '514', 5, false, '可以使用手机办理', 'Could be done on a phone'),
  (2515, 2, '515', 5, false, '可以就近办理', 'Could be done nearby'),
  (2516, 2, '516', 5, false, '无需材料直接办理', 'Done directly, without any documents'),
  (2517, 2, '517', 5, false, '服务热情效率高', 'Warm and efficient service');

select make_month_partitions(3);
