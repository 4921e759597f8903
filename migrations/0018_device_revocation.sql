-- What becomes of a device is told by its events: who revoked it, when its numbers went back (it was reset, or its storage was
-- restored or copied), and under which later pairing what it had left is handed in.
alter table device_event drop constraint device_event_kind_check;
alter table device_event add constraint device_event_kind_check check (kind in ('STARTED', 'VISIBLE', 'HIDDEN', 'BRIGHTNESS', 'ONLINE', 'OFFLINE',
  'CLOCK_MOVED', 'DRIVER_FAILED', 'REVOKED', 'NUMBERS_WENT_BACK', 'HANDED_IN_BY'));
comment on column device_event.value is 'of REVOKED the API key; of NUMBERS_WENT_BACK the number before and the one after it, as 7>2; of HANDED_IN_BY the later device';

-- last_sequence never falls, so that a lost number cannot be talked away; what the device says now stands beside it.
alter table device_state add column said_sequence integer check (said_sequence >= 0);
comment on column device_state.said_sequence is 'the last number as the device said it last; smaller than before: NUMBERS_WENT_BACK';

-- More kinds of files: divisions, 业务办理项, and what the page of a window shows.
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('DIVISIONS', 'ORGANIZATIONS', 'HALLS', 'WINDOWS', 'STAFF', 'ITEMS',
  'ITEM_VARIANTS', 'HALL_HOURS', 'WINDOW_HOURS', 'WINDOW_ITEMS', 'ITEM_GUIDES', 'CASES'));
