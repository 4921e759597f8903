-- What counts an evaluation is committed to as well: whether it is one (origin), and where, of when and as what. A superuser who moves a bad one
-- into the drills, to another day or to another office takes it out of a figure; from now on its digest no longer follows.

-- Everything of an evaluation that decides which figures it is in and that nobody said, by the codes that everybody uses: whoever gives an id
-- another code changes all that stands under it. The intake makes the same when an evaluation is given (server/evaluation/counted.ts).
create function evaluation_counted(e evaluation) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'serviceDay', to_char(e.service_day, 'YYYY-MM-DD'),
    'division', (select division_code from administrative_division where id = e.division_id),
    'receivingDivision', (select division_code from administrative_division where id = e.receiving_division_id),
    'receivingOrganization', (select uscc from organization where id = e.receiving_organization_id),
    'decidingDivision', (select division_code from administrative_division where id = e.deciding_division_id),
    'decidingOrganization', (select uscc from organization where id = e.deciding_organization_id),
    'source', (select source_code from data_source where id = e.source_id),
    'variant', (select handle_item_code from service_item_variant where id = e.variant_id),
    'attribution', e.attribution, 'authority', e.authority, 'identityMode', e.identity_mode, 'service', e.service, 'mode', e.mode,
    'outcome', e.outcome, 'audience', e.audience, 'reasonPending', e.reason_pending, 'hasAgent', e.has_agent,
    'legallyRequiredRefusal', e.legally_required_refusal, 'prejudged', e.prejudged, 'assisted', e.assisted,
    'ageBand', e.age_band, 'waitingBand', e.waiting_band, 'handlingBand', e.handling_band, 'lagBand', e.lag_band,
    'timesSubmittedBand', e.times_submitted_band, 'tripsBand', e.trips_band)
$$;
create function public_comment_counted(c public_comment) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object('division', (select division_code from administrative_division where id = c.division_id), 'fromService', c.from_service)
$$;
grant select on organization, service_item_variant to yiping_vault, yiping_intake;

alter table evaluation add column record_version smallint not null default 1 check (record_version in (1, 2));
alter table public_comment add column record_version smallint not null default 1 check (record_version in (1, 2));
comment on column evaluation.record_version is '1: the digest commits to what was said alone, and a leaf of earlier_record to how it counts; 2: to both';
comment on column public_comment.record_version is 'as that of evaluation';

-- Of records whose digest was made before: what it does not commit to. A leaf commits to it, since their own cannot be made anew.
create table earlier_record (
  record_id uuid primary key,
  told jsonb not null check (jsonb_typeof(told) = 'object'),
  nonce uuid not null default gen_random_uuid()
);
comment on column earlier_record.told is 'the fields that records of today commit to themselves, as they stood when this was written';
comment on column earlier_record.nonce is 'whoever handles an order knows the id of its evaluation, and is not to find the rest by trying';
call protect_facts('earlier_record');
insert into earlier_record (record_id, told)
select e.id, jsonb_build_object('origin', e.origin, 'counted', evaluation_counted(e)) from evaluation e
union all select c.id, jsonb_build_object('counted', public_comment_counted(c)) from public_comment c;
call ledger.log_facts('earlier_record', 9, 'record_id told nonce');

-- A server of before, which is still running while this is migrated, goes on keeping records of before. Of all others nothing is asked but their version.
create function log_earlier_evaluation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into earlier_record (record_id, told)
  select e.id, jsonb_build_object('origin', e.origin, 'counted', evaluation_counted(e)) from evaluation e where e.id = new.id;
  return null;
end
$$;
create function log_earlier_comment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into earlier_record (record_id, told)
  select c.id, jsonb_build_object('counted', public_comment_counted(c)) from public_comment c where c.id = new.id;
  return null;
end
$$;
revoke execute on function log_earlier_evaluation(), log_earlier_comment() from public;
create trigger log_earlier after insert on evaluation for each row when (new.record_version = 1) execute function log_earlier_evaluation();
create trigger log_earlier after insert on public_comment for each row when (new.record_version = 1) execute function log_earlier_comment();
