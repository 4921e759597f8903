-- 改派、停窗、推辞、回避，由管理计划的人说: one proposes that a visit is moved, another confirms it. Until then it stays due.
create table assessment_visit_ending (
  id uuid primary key,
  visit_id uuid not null references assessment_visit,
  division_id integer not null,
  cause text not null check (cause in ('RECUSED', 'DECLINED', 'CLOSED_WINDOW', 'REASSIGNED')),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid not null references account,
  proposed_at timestamptz not null,
  nonce uuid not null default gen_random_uuid(),
  unique (id, account_id)
);
call protect_facts('assessment_visit_ending');
create index assessment_visit_ending_by_visit on assessment_visit_ending (visit_id);

create table assessment_visit_ending_decision (
  ending_id uuid primary key,
  proposed_by uuid not null,
  division_id integer not null,
  outcome text not null check (outcome in ('ACCEPTED', 'REFUSED')),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  nonce uuid not null default gen_random_uuid(),
  foreign key (ending_id, proposed_by) references assessment_visit_ending (id, account_id),
  check (account_id <> proposed_by)
);
comment on table assessment_visit_ending_decision is 'nobody decides on what he has proposed himself';
call protect_facts('assessment_visit_ending_decision');

-- Where somebody is sent is for nobody of the staff’s role: nothing is granted to it.
grant select, insert on assessment_visit_ending, assessment_visit_ending_decision to yiping_app;

-- Of the most common kind and at the full hour, as visits are.
call ledger.log_facts('assessment_visit_ending', 9, 'id visit_id division_id cause reason account_id proposed_at nonce');
call ledger.log_facts('assessment_visit_ending_decision', 9, 'ending_id proposed_by division_id outcome reason account_id decided_at nonce');
