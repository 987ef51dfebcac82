-- A fresh secret waits here until it is confirmed with a first code; the one in force stays in force meanwhile.
alter table office.credential add column totp_pending text;
