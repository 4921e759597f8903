-- 现场求助: how long after an evaluation somebody may have a supervisor come to him. 联系次数: tries one minute after the other are one try. How far apart they count each is policy; a region that says nothing counts every one.
insert into policy (word, division_id, effective_from, version, source, body)
select p.word, p.division_id, p.effective_from, p.version + 1, p.source, p.body || '{"contactTriesApartMinutes": 60, "helpWithinMinutes": 120}'
from policy p join administrative_division d on d.id = p.division_id
where p.word = 'handling' and d.division_code = '000000000000' and p.effective_from = '2019-12-03' and p.version = 1;

-- Whoever calls back is shown the number under the order’s own id.
comment on column unmasking.case_id is 'of the case, of the complaint, or of the evaluation whose order it was shown for';
