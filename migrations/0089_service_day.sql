-- A month is counted by the day of service, while the parts of `evaluation` go by when it was given: an old month may be in every part since. Where a page range
-- holds no day of the month, it need not be read. Days come nearly in order, so that a range of days for each stretch of pages is enough and costs intake next to nothing.
create index evaluation_by_service_day on evaluation using brin (service_day) with (autosummarize = on);
