-- The consent of the security administrator is to one code for one account, named by its id and never given by who made it.
-- A code that restores a password and is out already has no id: it cannot be agreed to any more and is made anew.
alter table office.access_code
  add column id uuid,
  add column account_id uuid references office.account (id),
  add column issued_by uuid,
  add constraint access_code_id unique (id),
  add constraint access_code_issued_by foreign key (agency_id, issued_by) references office.person (agency_id, id),
  add constraint access_code_other_hand check (released_by is null or issued_by is null or released_by <> issued_by);
