-- Whoever asks for a proof of a leaf that waits, and whoever takes leaves out, finds them without reading the whole queue.
create index pending_leaf_by_hash on ledger.pending_leaf using hash (leaf_hash);
create index pending_leaf_by_due on ledger.pending_leaf (due_at, seq);
-- What lies in a place is shown to staff of that place alone, whatever it is.
call scope_rows('blind_key');
call scope_rows('invitation_count');
