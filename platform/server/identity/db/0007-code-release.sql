-- A one-time code that restores a password opens nothing by the system administrator's word alone: where the account has no
-- second factor, the security administrator agrees first. Codes that are out already wait like new ones.
alter table office.access_code
  add column released_by uuid,
  add column released_at timestamptz,
  add constraint access_code_released_by foreign key (agency_id, released_by) references office.person (agency_id, id),
  add constraint access_code_release check ((released_by is null) = (released_at is null));
