-- What came of a call that the desk made for a notice, as triage.call-ended.v1 tells it; the first word stays.
alter table unreached add column called text check (called in ('REACHED', 'WRONG_NUMBER', 'NOBODY_ANSWERED'));
alter table unreached add column called_at timestamptz;
