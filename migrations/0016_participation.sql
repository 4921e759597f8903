-- Participation, counted honestly: how many were served, invited, reached, opened the page and evaluated. Nothing here links a
-- person, a service or an invitation with an evaluation.

-- Reading a hall’s services of some days.
create index service_occurrence_by_day on service_occurrence (hall_id, ended_at);

-- That the page of an invitation was opened on somebody’s own device, once for each: a keyed image of the token, under a key of
-- its own, so that it can be compared neither with the invitation nor with its redemption. No time stands here, and the row goes
-- when the invitation has expired; the tally stays.
create table invitation_opening (
  opening_hash bytea primary key check (length(opening_hash) = 16),
  expires_on date not null
);
create index invitation_opening_by_expiry on invitation_opening (expires_on);

create table opening_tally (
  hall_id integer not null,
  service_day date not null,
  window_id integer not null,
  channel evaluation_channel not null,
  division_id integer not null,
  opened bigint not null check (opened >= 0),
  primary key (hall_id, service_day, window_id, channel, division_id)
) with (fillfactor = 50);

-- Evaluations by the day of the service, counted anew from the evaluations for a whole day of receipt at a time by a sweep, so
-- that the intake does nothing for it. Each evaluation is one redemption.
create table evaluated_count (
  received_day date not null,
  hall_id integer not null,
  service_day date not null,
  window_id integer not null,
  channel evaluation_channel not null,
  outcome service_outcome not null,
  age_band smallint not null,
  division_id integer not null,
  evaluated bigint not null check (evaluated > 0),
  unlinked bigint not null check (unlinked >= 0 and unlinked <= evaluated),
  primary key (received_day, hall_id, service_day, window_id, channel, outcome, age_band, division_id)
);
create index evaluated_count_by_service_day on evaluated_count (hall_id, service_day);
comment on column evaluated_count.unlinked is 'given anonymously: the link to the service is not kept';

grant select, insert on invitation_opening to yiping_app;
grant select, insert, update on opening_tally to yiping_app;
grant select on evaluated_count to yiping_app;
grant select, delete on invitation_opening to yiping_sweep;
grant select, insert, delete on evaluated_count to yiping_sweep;
grant select on opening_tally to yiping_sweep;

insert into policy (word, division_id, effective_from, version, source, body)
select 'participation', d.id, '2019-12-03', 1,
  '自动采集率不低于 90%、评价与办件关联：服务窗口评价实施方案 5.2、5.3；自动采集渠道与老年段的口径、统计期上限：产品默认',
  '{"automaticChannels": ["WEB", "MOBILE", "QR_CODE", "HALL_TABLET", "KIOSK", "SMS", "KEYPAD"], "automaticShareGoalPercent": 90,
    "linkedShareGoalPercent": 100, "elderlyAgeBandMin": 5, "periodNaturalDaysMax": 92}'::jsonb
from administrative_division d where d.division_code = '000000000000';
