-- 回执的去向: whoever holds a receipt has the last word, so the desk that writes a complaint down is not shown it where the complainant can be sent a letter.
-- Where it has to be handed over, that it went through a desk stands with the complaint, and a mark given with it passes for nobody's satisfaction.
-- What desks wrote down before this was shown to them.
alter table complaint add column told_by_letter boolean not null default false;
alter table complaint add column receipt_through_desk boolean generated always as (account_id is not null and not told_by_letter) stored;
alter table complaint add constraint only_of_a_desk check (not told_by_letter or account_id is not null);
comment on column complaint.told_by_letter is 'a letter was written that opens the order for whoever complained; the desk was not shown the receipt';
comment on column complaint.receipt_through_desk is 'whoever wrote it down (account_id) was shown the receipt, to hand it over';
grant select (receipt_through_desk) on complaint to yiping_staff;

alter table letter drop constraint notice_is_known;
alter table letter add constraint notice_is_known check (notice in ('ANSWERED', 'WROTE', 'APPEALED', 'ASKED', 'ENTERED', 'COMPLAINT_KEPT'));

insert into policy (word, division_id, effective_from, version, source, body)
select p.word, p.division_id, p.effective_from, p.version + 1, p.source,
  jsonb_set(jsonb_set(p.body, '{kinds}', (p.body -> 'kinds') || '["COMPLAINT_KEPT"]'::jsonb), '{wording,COMPLAINT_KEPT}',
    '{"zh-CN": "您反映{hall}的情况已于{day}登记，可查看办理进展、回复、评价办理情况或要求重新办理：{link} 不再接收请点：{stop}",
      "en": "What you told us about {hall} was written down on {day}. Follow it, answer, say how it was handled, or have it taken up again: {link} No more messages: {stop}"}'::jsonb)
from policy p join administrative_division d on d.id = p.division_id
where p.word = 'notice' and d.division_code = '000000000000' and p.effective_from = '2019-12-03' and p.version = 1;

-- 收到时间: what whoever passes a complaint on says to have heard so long ago is an error of typing, and is said so.
insert into policy (word, division_id, effective_from, version, source, body)
select 'complaint', d.id, '2019-12-03', 1,
  '投诉 100 % 受理：红旗窗口活动方案 7.3（不因事发已久而不收）；收到时间早于 366 个自然日的视为填写有误，退回更正：产品默认',
  '{"receivedWithinNaturalDays": 366}'::jsonb
from administrative_division d where d.division_code = '000000000000';
