-- 再次发送: which delivery a new one replaces after it came back; each is replaced once.
alter table office.delivery
  add column supersedes uuid,
  add foreign key (agency_id, supersedes) references office.delivery (agency_id, exchange_id);
create unique index delivery_supersedes on office.delivery (agency_id, supersedes) where supersedes is not null;
