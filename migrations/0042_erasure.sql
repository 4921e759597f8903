-- Erasing a record erases what was written about it afterwards: the vault has to find that.
grant select on unmasking to yiping_vault;
create index unmasking_by_case on unmasking (case_id);
create index appeal_by_evaluation on appeal (evaluation_id);
