-- Leaves that wait to be taken into the log. Written in the transaction of the record they commit to, from the first
-- evaluation on. The sequencer is the only one that may ever take them out.
create table ledger.pending_leaf (
  seq bigint generated always as identity primary key,
  leaf bytea not null check (length(leaf) = 34),
  leaf_hash bytea not null check (length(leaf_hash) = 32)
) with (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

grant insert on ledger.pending_leaf to yiping_intake, yiping_app;
grant select, delete on ledger.pending_leaf to yiping_sealer;
