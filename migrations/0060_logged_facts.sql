-- What the log holds besides records: plain facts. Each row of a logged table puts a leaf into the backlog, in the statement that
-- writes the row and by a trigger, so that no feature can forget it. ledger/logged-facts.ts says the same for whoever checks it.
--
-- leaf = 0x01 ‖ kind ‖ SHA-256("yiping/fact/v1;" name ";" and every column as text behind its length).

-- Who watches the log sees the kind of a leaf and when it came. A bad evaluation opens an order in its own statement: were the
-- leaves of both taken in together, its window would know at once. What is done with records is therefore taken in at the next full
-- hour, which is as exactly as a record says its own time.
alter table ledger.pending_leaf add column due_at timestamptz not null default now();
comment on column ledger.pending_leaf.due_at is 'not to be taken in before';

create function ledger.tell_column(told text) returns text
  language sql immutable parallel safe as $$
  select coalesce(octet_length(told)::text || ':' || told, '-') || ';'
$$;

-- The columns of a table as one text. What a session may have set (how days, times and bytes are written) changes nothing of it.
create function ledger.tell_columns(fact_table regclass, columns text[]) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select string_agg('ledger.tell_column(' || case format_type(a.atttypid, null)
      when 'timestamp with time zone' then format('(extract(epoch from added.%I) * 1000000)::bigint::text', a.attname)
      when 'date' then format('to_char(added.%I, ''YYYY-MM-DD'')', a.attname)
      when 'bytea' then format('encode(added.%I, ''hex'')', a.attname)
      else format('added.%I::text', a.attname)
    end || ')', ' || ' order by w.place)
  from unnest(columns) with ordinality as w (name, place)
  join pg_attribute a on a.attrelid = fact_table and a.attname = w.name and a.attnum > 0
  having count(*) = cardinality(columns)
$$;

-- From now on every row of the table is a leaf, and so is every row that stands there already. `name` is that of the table; where it has
-- got more columns since, `table/2`: then those that stand there have their leaves. A table that is partitioned is named itself, never one
-- of its parts: a trigger of the whole sees what is written to it, whichever part it falls into.
create procedure ledger.log_facts(name text, kind integer, columns text)
  language plpgsql as $procedure$
declare
  fact_table regclass := split_part(name, '/', 1)::regclass;
  told text := ledger.tell_columns(fact_table, string_to_array(columns, ' '));
  trigger_name text := 'log_' || replace(split_part(name, '/', 1), '.', '_');
  is_new boolean := not exists (select from pg_trigger where tgrelid = fact_table and tgname = 'log_facts');
  put text;
begin
  if told is null or not public.is_protected(fact_table) or (select relispartition from pg_class where oid = fact_table) then
    raise exception 'only what is never changed is logged, by columns that it has: %', name;
  end if;
  put := format($sql$
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), %s
  from (select %L::bytea || sha256(convert_to(%L || %s, 'UTF8')) as leaf from added offset 0) made$sql$,
    case when kind = 9 then $sql$date_trunc('hour', now()) + interval '1 hour'$sql$ else 'now()' end,
    '\x01' || lpad(to_hex(kind), 2, '0'), 'yiping/fact/v1;' || name || ';', told);
  -- Runs as the owner: no role of the product needs to be able to put a leaf there for it.
  execute format($sql$create or replace function ledger.%I() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $trigger$
begin%s;
  return null;
end
$trigger$$sql$, trigger_name, put);
  execute format('revoke execute on function ledger.%I() from public', trigger_name);
  execute format('create or replace trigger log_facts after insert on %s referencing new table as added for each statement execute function ledger.%I()',
    fact_table, trigger_name);
  if is_new then
    execute format('with added as (select * from %s) %s', fact_table, put);
  end if;
end
$procedure$;

-- What could be found by trying, and is not for everybody, gets something that cannot be guessed.
alter table window_staff_version add column nonce uuid not null default gen_random_uuid();
alter table closure_audit add column nonce uuid not null default gen_random_uuid();
alter table closure_audit_outcome add column nonce uuid not null default gen_random_uuid();

-- 邀评计数: how many services there were at a window on a day, to how many of them a citizen was invited to say how it was, and how many did. Counted
-- when the day has closed, and again as often as its policy says: what has changed by then is another revision.
create table invitation_count (
  window_id integer not null references service_window,
  day date not null,
  revision integer not null check (revision >= 1),
  division_id integer not null,
  hall_id integer not null references service_hall,
  services integer not null check (services >= 0),
  invited integer not null check (invited between 0 and services),
  evaluated integer not null check (evaluated >= 0),
  counted_at timestamptz not null,
  nonce uuid not null default gen_random_uuid(),
  primary key (day, window_id, revision)
);
comment on column invitation_count.day is 'on which the services ended, Asia/Shanghai; drills are not counted';
comment on column invitation_count.evaluated is 'more than were invited would be a finding: it is counted, not corrected';
comment on column invitation_count.nonce is 'of few services nobody is told how many were evaluated, nor can find it by trying';
call protect_facts('invitation_count');

create table invitation_count_day (
  day date not null,
  turn smallint not null check (turn >= 1),
  counted_at timestamptz not null,
  primary key (day, turn)
);
comment on table invitation_count_day is 'each day is counted once for each of the ages that the policy names, whoever sweeps';
call protect_facts('invitation_count_day');

grant select, insert on invitation_count, invitation_count_day to yiping_app;

-- Keys that sign for the platform and for its witnesses. By whom a checkpoint or a promise was signed can be found for ever, and
-- nobody can be handed a key that others do not see.
create type ledger.key_purpose as enum ('LOG', 'PROMISE', 'WITNESS', 'BLIND');
create table ledger.key (
  vkey text primary key check (length(vkey) between 8 and 4000),
  name text not null check (length(name) between 1 and 200),
  type text not null check (type ~ '^[a-z0-9-]{2,40}$'),
  purpose ledger.key_purpose not null,
  begins_at timestamptz not null,
  successor_hash bytea check (length(successor_hash) = 32),
  recorded_at timestamptz not null
);
comment on column ledger.key.vkey is 'as it is handed on; what is no signature of a note (BLIND) is its public key as text';
comment on column ledger.key.successor_hash is 'SHA-256 of the vkey that follows it: settled before anybody could have stolen this one';
call protect_facts('ledger.key');

create table ledger.key_end (
  vkey text primary key references ledger.key,
  cause text not null check (cause in ('ROTATED', 'EXPIRED', 'LOST', 'LEAKED')),
  ends_at timestamptz not null,
  recorded_at timestamptz not null
);
call protect_facts('ledger.key_end');

grant select, insert on ledger.key, ledger.key_end to yiping_app;
grant select on ledger.key, ledger.key_end to yiping_sealer, yiping_intake;

insert into policy (word, division_id, effective_from, version, source, body)
select 'invitation-count', d.id, '2019-12-03', 1,
  '一次一评：国办发〔2019〕51号；每日每窗口办件、邀评、评价数量在日终后 2 天首次公布，31 天、92 天后复核更正：产品默认',
  '{"countAfterNaturalDays": [2, 31, 92]}'::jsonb
from administrative_division d where d.division_code = '000000000000';

call ledger.log_facts('handling_order', 9, 'id division_id hall_id window_id item_id staff_id source evaluation_id is_drill policy_id opened_at');
call ledger.log_facts('handling_event', 9, 'order_id sequence division_id hall_id kind at actor_kind account_id facts record_id');
call ledger.log_facts('handling_reminder', 9, 'order_id key division_id hall_id clock kind level due_at told_at');
call ledger.log_facts('complaint', 9, 'id division_id hall_id channel sender_key request_hash has_contact received_at api_key_id account_id told_by_letter');
call ledger.log_facts('alert', 9, 'id division_id hall_id kind once_key request_hash account_id');
call ledger.log_facts('evidence_file', 9, 'id order_id division_id hall_id actor_kind account_id media_type bytes digest kept_at');
call ledger.log_facts('evidence_use', 9, 'file_id order_id order_sequence appeal_id appeal_sequence division_id hall_id');
call ledger.log_facts('problem_entry', 9, 'order_id sequence division_id hall_id window_id item_id kinds opened_at found_at occurrence previous policy_id');
call ledger.log_facts('staff_statement', 9, 'evaluation_id division_id hall_id account_id made_at record_id');
call ledger.log_facts('unmasking', 9, 'id case_id division_id hall_id account_id field purpose policy_id shown_at');
call ledger.log_facts('accountability_proposal', 9, 'id order_id division_id hall_id organization_id cause proposed_at');
call ledger.log_facts('accountability_decision', 9, 'proposal_id division_id hall_id outcome account_id decided_at record_id');
call ledger.log_facts('confidential_report', 9, 'id division_id policy_id received_at idempotency_key_hash request_hash');
call ledger.log_facts('confidential_report_event', 9, 'report_id sequence division_id kind at account_id record_id');
call ledger.log_facts('malicious_entry', 9, 'id number appeal_id evaluation_id register_id division_id hall_id policy_id proposed_at');
call ledger.log_facts('malicious_entry_event', 9, 'entry_id sequence division_id hall_id kind at actor_kind account_id facts record_id');
call ledger.log_facts('appeal', 12, 'id order_id evaluation_id division_id hall_id organization_id ground policy_id lodged_at');
call ledger.log_facts('appeal_event', 12, 'appeal_id sequence division_id hall_id kind at actor_kind account_id facts record_id');
call ledger.log_facts('evaluation_invalidation', 3, 'evaluation_id division_id hall_id appeal_id invalidated_at');
call ledger.log_facts('invitation_count', 4, 'window_id day revision division_id hall_id services invited evaluated counted_at nonce');
call ledger.log_facts('closure_audit_draw', 8, 'month_from month_end seed drawn_at closed drawn');
call ledger.log_facts('closure_audit_candidate', 8, 'month_from order_id division_id hall_id organization_id');
call ledger.log_facts('closure_audit', 8, 'order_id month_from division_id hall_id organization_id drawn_at ask_until policy_id nonce');
call ledger.log_facts('closure_audit_outcome', 8, 'order_id division_id hall_id outcome channel account_id at record_id nonce');
call ledger.log_facts('closure_audit_try', 8, 'order_id turn day division_id hall_id account_id at is_last record_id');
call ledger.log_facts('policy', 5, 'id word division_id effective_from version source body recorded_at effective_until sources proposal_id');
call ledger.log_facts('policy_proposal', 5, 'id word division_id effective_from effective_until source sources body base_policy_id proposed_by proposed_at');
call ledger.log_facts('policy_proposal_end', 5, 'proposal_id proposed_by outcome account_id ended_at reason');
call ledger.log_facts('evaluation_tag_set', 5, 'id code in_force_from in_force_to source');
call ledger.log_facts('evaluation_tag', 5, 'id tag_set_id norm_code grade is_base name_zh name_en');
call ledger.log_facts('working_calendar_year', 5, 'division_id year source announced_on recorded_at document_no account_id');
call ledger.log_facts('working_calendar_day', 5, 'division_id day revision kind name source recorded_at account_id');
call ledger.log_facts('administrative_division_version', 14, 'division_id effective_from revision name level parent_id status recorded_at');
call ledger.log_facts('organization_version', 14, 'organization_id effective_from revision name division_id status recorded_at');
call ledger.log_facts('service_hall_version', 14, 'hall_id effective_from revision name division_id managing_organization_id address status recorded_at');
call ledger.log_facts('service_window_version', 14, 'window_id effective_from revision name kind status recorded_at');
call ledger.log_facts('window_staff_version', 14, 'staff_id effective_from revision post employing_organization_id managing_hall_id appraising_organization_id on_probation_until status recorded_at name_record_id name_index nonce');
call ledger.log_facts('service_item_version', 14, 'item_id effective_from revision name task_type organization_id for_citizens for_enterprises case_type committed_limit_value committed_limit_unit statutory_limit_value statutory_limit_unit must_be_on_site status recorded_at');
call ledger.log_facts('service_item_variant_version', 14, 'variant_id effective_from revision name status recorded_at');
call ledger.log_facts('window_item_version', 14, 'window_item_id effective_from revision status recorded_at');
call ledger.log_facts('item_guide_version', 14, 'item_id effective_from revision materials fees recorded_at');
call ledger.log_facts('hall_hours_version', 14, 'hall_id effective_from revision hours recorded_at');
call ledger.log_facts('window_hours_version', 14, 'window_id effective_from revision hours recorded_at');
call ledger.log_facts('ledger.key', 13, 'vkey name type purpose begins_at successor_hash recorded_at');
call ledger.log_facts('ledger.key_end', 13, 'vkey cause ends_at recorded_at');
call ledger.log_facts('vault.key_event', 13, 'id kind epoch data_keys kept_natural_years at');
call ledger.log_facts('audit_seal', 15, 'no previous sealed_at hash');
