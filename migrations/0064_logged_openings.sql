-- What was published of a day or week is a leaf of the log as it was published (migrations/0060_logged_facts.sql).
call ledger.log_facts('ledger_opening_period', 6, 'period kind from_day to_day smallest_group given opened drills closed_at');
call ledger.log_facts('ledger_opening_hall', 6, 'period hall_code given opened');
call ledger.log_facts('ledger_opening_figure', 6, 'period hall_code window_code revision given valid invalidated quarantined not_opened grades openings_digest counted_at');
