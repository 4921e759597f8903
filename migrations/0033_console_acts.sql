-- What people do in the console themselves: hand in files, find a case by its number, link their account to a provider.

-- A file is handed in by a business system (its key) or by somebody who is signed in, in one of his posts; never by both, never by nobody. What it
-- writes goes as far as that post reaches.
alter table import_run
  alter column api_key_id drop not null,
  add column account_id uuid references account,
  add column post_id uuid references account_post,
  add check ((account_id is null) = (post_id is null)),
  add check ((api_key_id is null) <> (account_id is null));
create unique index one_import_per_post_and_key on import_run (post_id, idempotency_hash) where post_id is not null;
create index import_run_by_post on import_run (post_id, id) where post_id is not null;
comment on column import_run.post_id is 'in which post the account has handed it in: another of its posts sees nothing of it';

-- Whoever looks for a case knows its number; what is kept of that is a keyed image.
grant select (case_no_anywhere_index, item_id, accepted_at) on service_case to yiping_staff;

-- An attempt at a provider either signs somebody on, or links the account of the session that has begun it: the one is never taken for the other.
alter table sign_on_attempt add column linking_session_id uuid;
comment on column sign_on_attempt.linking_session_id is 'the session whose account is to be linked; null: somebody signs on';

-- Which session of the provider a session has begun with, so that its end there ends it here (OpenID Connect Back-Channel Logout 1.0). A keyed image:
-- what a provider calls its sessions is its own.
alter table account_session add column provider_session_index bytea check (length(provider_session_index) = 16);
create index account_session_by_provider_session on account_session (provider_session_index)
  where provider_session_index is not null and ended_at is null;

-- Whoever administers an account sees that it is linked, and not to whom.
grant select (account_id, linked_at, removed_at) on account_sign_on to yiping_staff;
