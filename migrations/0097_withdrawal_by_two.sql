-- 提出撤回、同意撤回: what was published is withdrawn by two people. One says why, another carries it out or says why not; the reason is read by everybody once it is carried out.
create table withdrawal_proposal (
  id uuid primary key,
  publication_id uuid not null references published_ranking,
  turn smallint not null check (turn >= 1),
  period text not null,
  revision integer not null check (revision >= 0),
  reason text not null check (length(reason) between 1 and 500),
  account_id uuid not null references account,
  proposed_at timestamptz not null,
  unique (publication_id, turn)
);
comment on column withdrawal_proposal.turn is 'one that was declined may be followed by another; two never wait at once';
comment on column withdrawal_proposal.reason is 'public as soon as it is carried out';
call protect_facts('withdrawal_proposal');

create table withdrawal_decision (
  proposal_id uuid primary key references withdrawal_proposal,
  outcome text not null check (outcome in ('AGREED', 'DECLINED')),
  reason text check (length(reason) between 1 and 500),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  check ((outcome = 'DECLINED') = (reason is not null))
);
comment on column withdrawal_decision.outcome is 'AGREED: withdrawn at that instant';
call protect_facts('withdrawal_decision');

-- 先奖后罚: by which version of the policy it was decided whether those among the last are named. A version that is entered later, for whatever day, changes nothing of it.
create table published_rule (
  publication_id uuid primary key references published_ranking,
  publication_policy_id integer not null references policy,
  published_at timestamptz not null
);
call protect_facts('published_rule');

-- The texts as everybody was told them when they were published: by its period and revision each is told so for good.
create table told_text (
  publication_id uuid not null references published_ranking,
  kind text not null check (kind in ('RANKING', 'COMPOSITE')),
  digest bytea not null check (length(digest) = 32),
  packed bytea not null,
  primary key (publication_id, kind)
);
comment on column told_text.digest is 'SHA-256 of the text';
comment on column told_text.packed is 'gzip of the text: what is said of each window, and figures of those that are named';
call protect_facts('told_text');

-- The second wall: one proposal at a time, nobody carries out his own, and nothing is withdrawn by one alone.
create function refuse_second_withdrawal() returns trigger
  language plpgsql as $$
begin
  if exists (
    select from public.withdrawal_proposal p left join public.withdrawal_decision d on d.proposal_id = p.id
    where p.publication_id = new.publication_id and (d.proposal_id is null or d.outcome = 'AGREED')
  ) then
    raise exception 'NOT_AT_THIS_STAGE: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger one_at_a_time before insert on withdrawal_proposal for each row execute function refuse_second_withdrawal();

create function refuse_own_withdrawal() returns trigger
  language plpgsql as $$
begin
  if exists (select from public.withdrawal_proposal p where p.id = new.proposal_id and p.account_id = new.account_id) then
    raise exception 'OWN_PROPOSAL: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger decided_by_another before insert on withdrawal_decision for each row execute function refuse_own_withdrawal();

create function refuse_withdrawal_by_one() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from public.withdrawal_decision d join public.withdrawal_proposal p on p.id = d.proposal_id
    where p.publication_id = new.publication_id and d.outcome = 'AGREED' and d.account_id = new.account_id and p.reason = new.reason
  ) then
    raise exception 'WITHDRAWN_BY_ONE: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger withdrawn_by_two before insert on ranking_withdrawal for each row execute function refuse_withdrawal_by_one();

-- Versions of a period become public in their order: what has been overtaken by a later one is signed no more.
create function refuse_overtaken_ranking() returns trigger
  language plpgsql as $$
begin
  if exists (select from public.published_ranking r where r.period = new.period and r.revision > new.revision) then
    raise exception 'NOT_AT_THIS_STAGE: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger published_in_order before insert on published_ranking for each row execute function refuse_overtaken_ranking();

grant select, insert on withdrawal_proposal, withdrawal_decision, published_rule, told_text to yiping_app;
grant select on withdrawal_proposal, withdrawal_decision, published_rule, told_text to yiping_vault;

call ledger.log_facts('withdrawal_proposal', 9, 'id publication_id turn period revision reason account_id proposed_at');
call ledger.log_facts('withdrawal_decision', 9, 'proposal_id outcome reason account_id decided_at');
call ledger.log_facts('published_rule', 9, 'publication_id publication_policy_id published_at');
call ledger.log_facts('told_text', 9, 'publication_id kind digest');
