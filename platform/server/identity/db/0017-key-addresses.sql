-- From where a key may be used: addresses and ranges (`10.1.2.3`, `10.1.0.0/16`, `2001:db8::/32`); none = from anywhere. Agreed to
-- with everything else of the row, never changed. Never searched, read as a whole.
alter table office.application_key add column addresses jsonb not null default '[]';
